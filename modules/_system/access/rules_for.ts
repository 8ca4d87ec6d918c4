/** Which rules stand between somebody and an action, and whether a record meets them. */
import {
  RECORD_ACTIONS,
  type Conditions,
  type Instance,
  type Models,
  type RecordAction,
  type Wrong,
} from 'ordinal-host';
import type { Facts, RuleCheck } from './explanation';
import { powersOver, rulesOver, scopesOver } from './powers';
import type { HeldRole } from './held_role';
import { rolesInMemory } from './roles_in_memory';

export interface Asking {
  readonly models: Models;
  readonly conditions: Conditions;
}

const DOING: { readonly [A in RecordAction]: string } = {
  read: 'see',
  create: 'add',
  update: 'change',
  delete: 'delete',
};

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The id in what people paste: the id itself, or the address of the record. */
export const recordIdIn = (text: string): string | undefined => UUID.exec(text)?.[0].toLowerCase();

/** `customers.update` as a table and what is done with its records; nothing for a permission of another kind. */
function actionOf(
  permission: string,
  conditions: Conditions,
): { table: string; action: RecordAction } | undefined {
  const at = permission.lastIndexOf('.');
  const [table, word] = [permission.slice(0, at), permission.slice(at + 1)];
  const action = RECORD_ACTIONS.find((one) => one === word);
  return action === undefined || conditions.fields(table) === undefined ? undefined : { table, action };
}

/** What is wrong with asking about a record; nothing when it can be answered. */
export async function wrongRecord(
  conditions: Conditions,
  permission: string,
  record: string,
): Promise<Wrong[]> {
  const of = actionOf(permission, conditions);
  if (of === undefined)
    return [{ name: 'record', message: `cannot be asked about: ${permission} is about no record` }];
  const id = recordIdIn(record);
  if (id === undefined) return [{ name: 'record', message: 'must be an id, or the address of a record' }];
  const { count } = await conditions.count(of.table, undefined, { id });
  return count > 0 ? [] : [{ name: 'record', message: `is not in ${of.table}, or not any more` }];
}

const NO_RULES: Pick<Facts, 'checks' | 'fields'> = { checks: [], fields: { hidden: [], readOnly: [] } };

export async function rulesFor(
  { models, conditions }: Asking,
  user: Instance<'User'>,
  permission: string,
  record: string | undefined,
): Promise<Pick<Facts, 'checks' | 'fields'>> {
  const of = actionOf(permission, conditions);
  if (of === undefined) return NO_RULES;
  const roles = await rolesInMemory(models)({ id: user.id, name: user.username });
  if (roles.some(({ everything }) => everything)) return NO_RULES;
  const id = record === undefined ? undefined : recordIdIn(record);
  const checks: RuleCheck[] = [];
  for (const action of alsoAsked(roles, of.table, of.action)) {
    const rules = rulesOver(roles, of.table, action);
    if (rules === undefined) continue;
    const told: RuleCheck['rules'][number][] = [];
    for (const { role, rule } of rules)
      told.push({
        id: rule.id,
        name: rule.name,
        role: role.title,
        words: conditions.words(of.table, rule.condition),
        meets: id === undefined ? undefined : await meets(conditions, of.table, rule.condition, user.id, id),
      });
    checks.push({ doing: DOING[action], rules: told });
  }
  const { hidden, readOnly } = scopesOver(roles).fields(of.table);
  const labels = (names: ReadonlySet<string>): string[] =>
    (conditions.fields(of.table) ?? []).filter(({ name }) => names.has(name)).map(({ label }) => label);
  return {
    checks,
    fields: {
      hidden: labels(hidden),
      readOnly: labels(new Set([...readOnly].filter((one) => !hidden.has(one)))),
    },
  };
}

/** What is changed or deleted must also be among what one may see, where one may see any. */
const alsoAsked = (roles: readonly HeldRole[], table: string, action: RecordAction): RecordAction[] =>
  (action === 'update' || action === 'delete') && powersOver(roles)(`${table}.read`)
    ? ['read', action]
    : [action];

/** A condition that cannot be asked any more lets nobody through. */
const meets = async (
  conditions: Conditions,
  table: string,
  text: string,
  me: string,
  id: string,
): Promise<boolean> =>
  conditions.wrong(table, text).length === 0 && (await conditions.count(table, text, { me, id })).count > 0;
