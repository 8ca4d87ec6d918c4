import { defineHooks, type HookContext } from 'ordinal-host';

type Action = 'CREATE' | 'UPDATE' | 'DELETE';
type Values = Record<string, unknown>;

const plain = (value: unknown): string | number | boolean | null =>
  value instanceof Date
    ? value.toISOString()
    : typeof value === 'number' || typeof value === 'boolean'
      ? value
      : value === null || value === undefined
        ? null
        : String(value);

/** `{ status: { from: 'lead', to: 'active' } }` */
const changesOf = (
  before: Values,
  row: Values,
): Record<string, { from: ReturnType<typeof plain>; to: ReturnType<typeof plain> }> =>
  Object.fromEntries(
    Object.keys(before)
      .filter((name) => name !== 'updatedAt')
      .map((name) => [name, { from: plain(before[name]), to: plain(row[name]) }]),
  );

/** The audit pattern: every change of a customer leaves a line, in the same transaction. */
export default defineHooks(({ models, actor }: HookContext) => {
  const note = async (action: Action, row: { id: string }, before: Values): Promise<void> => {
    const by = actor();
    await models.CustomerAudit.create({
      tableName: 'customers',
      recordId: row.id,
      action,
      changes: changesOf(before, row),
      actorId: by?.id ?? null,
      actorName: by?.name ?? null,
    });
  };
  return {
    'customers:created': ({ row }) => note('CREATE', row, {}),
    'customers:updated': ({ row, before }) => note('UPDATE', row, before),
    'customers:deleted': ({ row }) => note('DELETE', row, {}),
  };
});
