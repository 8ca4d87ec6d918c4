/** What the pages about rules share: where they lie, roles and tables by name. */
import { notUnderstood, type ShownProject, type ViewContext } from 'ordinal-host';
import { HERE } from './explain_page';
import type { Standing, StandingRole } from './standing';

export type RuleContext = Pick<
  ViewContext,
  'router' | 'models' | 'access' | 'transaction' | 'project' | 'conditions'
>;

export const RULES = `${HERE}/rules`;
export const RECORD_RULES = `${RULES}/records`;
export const FIELD_RULES = `${RULES}/fields`;

export type Table = ShownProject['tables'][number];

/** Roles that rules may narrow. */
export const narrowable = ({ roles }: Standing): StandingRole[] =>
  roles.filter(({ everything }) => !everything);

/** The role of an address; without one, that of everybody who is let in. @throws 400 for one that is not there */
export function roleNamed(standing: Standing, name: string | undefined): StandingRole {
  const roles = narrowable(standing);
  const role =
    name === undefined
      ? (roles.find((one) => one.name === 'user') ?? roles[0])
      : roles.find((one) => one.name === name);
  if (role === undefined)
    throw notUnderstood([
      {
        name: 'role',
        message:
          name === undefined
            ? 'there is none: run menu-cli seed'
            : `names no role that can be narrowed: ${name}`,
      },
    ]);
  return role;
}

/** @throws 400 for a table that is not there */
export function tableNamed(project: ShownProject, name: string): Table {
  const table = project.tables.find((one) => one.table === name);
  if (table === undefined) throw notUnderstood([{ name: 'table', message: `names no table: ${name}` }]);
  return table;
}

export const withQuery = (path: string, query: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(query).toString()}`;
