/** Rows as plain values: attributes by name, nothing of Sequelize around them. */
import { Op, type FindOptions, type WhereOptions } from 'sequelize';
import type { RecordAction } from '../../declare';
import type { Admin, Tables } from '../context';
import type { AdminPage } from '../../describe';
import { recordsWithin } from '../../scope';

export type Row = Readonly<Record<string, unknown>>;

/** The attributes pages may see: no hidden, no secret one. */
export function visibleAttributes(page: AdminPage): string[] {
  return page.fields
    .filter((field) => !field.secret)
    .flatMap(({ attribute, currency }) => (currency === undefined ? [attribute] : [attribute, currency]));
}

/** A condition and what must hold besides for whoever is acting. */
const inScope = (admin: Admin, page: AdminPage, where: WhereOptions, action: RecordAction): WhereOptions => {
  const rules = recordsWithin(admin.conditions, page.table, action);
  return rules.length === 0 ? where : { [Op.and]: [where, ...rules] };
};

/**
 * Rows that whoever is acting may see.
 * @param action what they are to be read for
 */
export const readRows = (
  admin: Admin,
  page: AdminPage,
  options: FindOptions,
  action: RecordAction = 'read',
): Promise<Row[]> =>
  readEveryRow(admin, page, { ...options, where: inScope(admin, page, options.where ?? {}, action) });

/** Rows, whoever is acting: for what does not depend on it, and never for what is shown. */
export async function readEveryRow(
  admin: Pick<Tables, 'modelOf'>,
  page: AdminPage,
  options: FindOptions,
): Promise<Row[]> {
  const { attributes = visibleAttributes(page) } = options;
  return (await admin.modelOf(page).findAll({ ...options, attributes, raw: true })) as unknown as Row[];
}

/**
 * @param trash also look among rows in the trash
 * @param action what it is to be read for
 */
export async function readRow(
  admin: Admin,
  page: AdminPage,
  id: string,
  { trash = false, action = 'read' }: { readonly trash?: boolean; readonly action?: RecordAction } = {},
): Promise<Row | undefined> {
  const [row] = await readRows(admin, page, { where: { id }, limit: 1, paranoid: !trash }, action);
  return row;
}

/** More rows than this are not counted one by one. */
const CAP = 10_000;

/** A number of rows. `more`: there are more than that, nobody counted how many. */
export interface Count {
  readonly count: number;
  readonly more: boolean;
}

/** Counts rows that match and that whoever is acting may see; those in the trash where they are asked for. */
export const countRows = (
  admin: Admin,
  page: AdminPage,
  where: WhereOptions,
  { paranoid = true }: Pick<FindOptions, 'paranoid'> = {},
): Promise<Count> => countEveryRow(admin, page, inScope(admin, page, where, 'read'), paranoid);

/** Counts rows, exactly up to 10,000: a look at row 10,001 first keeps a big table from being walked. */
export async function countEveryRow(
  admin: Admin,
  page: AdminPage,
  where: WhereOptions,
  paranoid = true,
): Promise<Count> {
  const beyond = await readEveryRow(admin, page, {
    attributes: ['id'],
    where,
    offset: CAP,
    limit: 1,
    paranoid,
  });
  if (beyond.length > 0) return { count: CAP, more: true };
  return { count: await admin.modelOf(page).count({ where, paranoid }), more: false };
}
