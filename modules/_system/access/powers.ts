/** What roles let somebody do. Plain data in, answers out. */
import type { FieldScope, Powers, RecordAction, RecordCondition, Scopes } from 'ordinal-host';
import type { HeldRole } from './held_role';

const ALL: Powers = () => true;

/** A permission is held when one of the roles grants it. */
export const powersOver = (roles: readonly HeldRole[]): Powers =>
  roles.some(({ everything }) => everything)
    ? ALL
    : (permission) => roles.some(({ holds }) => holds.has(permission));

const OPEN: Scopes = { records: () => undefined, fields: () => NOTHING };
const NOTHING: FieldScope = { hidden: new Set(), readOnly: new Set() };

/**
 * What rules leave of it. The most generous role decides: a record is open when one role that grants the action opens
 * it, a field is hidden when every role that lets its table be read hides it.
 */
export function scopesOver(roles: readonly HeldRole[]): Scopes {
  if (roles.some(({ everything }) => everything)) return OPEN;
  if (roles.every(({ records, fields }) => records.length + fields.length === 0)) return OPEN;
  const kept = new Map<string, FieldScope>();
  return {
    records: (table, action) => recordsOver(roles, table, action),
    fields(table) {
      const scope = kept.get(table) ?? fieldsOver(roles, table);
      kept.set(table, scope);
      return scope;
    },
  };
}

/** The rules of roles that grant an action; nothing when one of them opens every record. */
export function rulesOver(
  roles: readonly HeldRole[],
  table: string,
  action: RecordAction,
): readonly { readonly role: HeldRole; readonly rule: HeldRole['records'][number] }[] | undefined {
  const granting = roles.filter(({ holds }) => holds.has(`${table}.${action}`));
  const each = granting.map((role) =>
    role.records
      .filter((rule) => rule.table === table && rule.actions.has(action))
      .map((rule) => ({ role, rule })),
  );
  return each.length === 0 || each.some((rules) => rules.length === 0) ? undefined : each.flat();
}

const recordsOver = (
  roles: readonly HeldRole[],
  table: string,
  action: RecordAction,
): readonly RecordCondition[] | undefined =>
  rulesOver(roles, table, action)?.map(({ role, rule }) => ({
    name: `${rule.name} (${role.title})`,
    text: rule.condition,
  }));

/** Fields that all of the roles have a rule for. */
function inAll(
  roles: readonly HeldRole[],
  table: string,
  effects: readonly HeldRole['fields'][number]['effect'][],
): Set<string> {
  const [first, ...others] = roles.map(
    ({ fields }) =>
      new Set(
        fields
          .filter((rule) => rule.table === table && effects.includes(rule.effect))
          .map(({ field }) => field),
      ),
  );
  return new Set([...(first ?? [])].filter((field) => others.every((other) => other.has(field))));
}

function fieldsOver(roles: readonly HeldRole[], table: string): FieldScope {
  const granting = (...actions: readonly RecordAction[]): HeldRole[] =>
    roles.filter(({ holds }) => actions.some((action) => holds.has(`${table}.${action}`)));
  const reading = granting('read');
  const writing = granting('create', 'update');
  const hidden = inAll(reading.length > 0 ? reading : writing, table, ['hidden']);
  return { hidden, readOnly: inAll(writing, table, ['hidden', 'read-only']) };
}
