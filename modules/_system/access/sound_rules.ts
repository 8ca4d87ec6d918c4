/** Rules are about what is there, and say something that can be asked. Listeners, inside the transaction of the change. */
import { refusal, type Conditions, type HookListeners, type Models, type Wrong } from 'ordinal-host';
import { EVERYTHING } from './everything';

interface RecordRule {
  readonly roleId: string;
  readonly table: string;
  readonly condition: string;
  readonly actions: readonly string[];
}

interface FieldRule {
  readonly roleId: string;
  readonly table: string;
  readonly field: string;
  readonly effect: string;
}

/** No page and no rule does without them: a form tells by `updatedAt` that somebody else has saved meanwhile. */
export const ALWAYS_SHOWN: ReadonlySet<string> = new Set(['id', 'updatedAt']);

const NO_TABLE: Wrong = { name: 'table', message: 'is no table of this project' };

/** What is wrong with a rule on records, by fields of the form. */
export function wrongRecordRule(
  { table, condition, actions }: Omit<RecordRule, 'roleId'>,
  conditions: Conditions,
): Wrong[] {
  const unknown = conditions.fields(table) === undefined;
  const said = unknown ? [] : conditions.wrong(table, condition);
  const message = said.map(({ name, message: words }) => `${name} ${words}`).join('; ');
  return [
    ...(unknown ? [NO_TABLE] : []),
    ...(said.length === 0 ? [] : [{ name: 'condition', message: `cannot be asked: ${message}` }]),
    ...(actions.length === 0 ? [{ name: 'actions', message: 'must name one at least' }] : []),
  ];
}

/** What is wrong with a rule on a field. */
export function wrongFieldRule(
  { table, field, effect }: Omit<FieldRule, 'roleId'>,
  conditions: Conditions,
): Wrong[] {
  const fields = conditions.fields(table);
  if (fields === undefined) return [NO_TABLE];
  const known = fields.find(({ name }) => name === field);
  if (known === undefined)
    return [
      { name: 'field', message: `is no field of ${table}: ${fields.map(({ name }) => name).join(', ')}` },
    ];
  if (ALWAYS_SHOWN.has(field)) return [{ name: 'field', message: `is always shown: ${field}` }];
  if (effect === 'read-only' && known.readOnly)
    return [{ name: 'effect', message: `need not be read-only: nobody may change ${field}` }];
  return [];
}

export function soundRules({ Role }: Pick<Models, 'Role'>, conditions: Conditions): HookListeners {
  const refuse = async (roleId: string, wrong: readonly Wrong[]): Promise<void> => {
    const role = await Role.findOne({ where: { id: roleId } });
    const all =
      role?.name === EVERYTHING
        ? [...wrong, { name: 'role', message: `cannot be narrowed: ${role.title} may do everything` }]
        : wrong;
    if (all.length > 0)
      throw refusal(422, all.map(({ name, message }) => `${name} ${message}`).join('; '), { errors: all });
  };
  const record = ({ row }: { readonly row: RecordRule }): Promise<void> =>
    refuse(row.roleId, wrongRecordRule(row, conditions));
  const field = ({ row }: { readonly row: FieldRule }): Promise<void> =>
    refuse(row.roleId, wrongFieldRule(row, conditions));
  return {
    'record_rules:created': record,
    'record_rules:updated': record,
    'field_rules:created': field,
    'field_rules:updated': field,
  };
}
