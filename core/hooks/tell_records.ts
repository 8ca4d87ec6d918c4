/** The one event for changes of all models: `records:changed`. What nobody may be shown is left out of it here. */
import type { Sequelize, Transaction } from 'sequelize';
import { CONCEALED, type FieldChange, type RecordChange } from '../declare';
import type { ModelEntry } from '../registry';
import type { HostHooks } from './create_hooks';
import type { ModelChange, PlainRow } from './model_change';
import { behindSavepoint } from './transaction_at_hand';

export const RECORDS_CHANGED = 'records:changed';

/** Told by other means: the key beside the change, the moment by the moment of the change. */
const KNOWN_ANYWAY = new Set(['id', 'updatedAt']);

type Teller = (changes: readonly ModelChange[], transaction: Transaction) => Promise<void>;

const concealed = (value: unknown): unknown => (value === null || value === undefined ? value : CONCEALED);

function actionOf({ change, fields }: ModelChange): RecordChange['action'] {
  if (change === 'created') return 'create';
  if (change === 'deleted') return 'delete';
  const { from = null, to = null } = fields.deletedAt ?? {};
  return from !== null && to === null ? 'restore' : 'update';
}

/** Tells the changes of one model, as many as one write has made at once. */
export function recordTeller(
  { name, table, attributes }: ModelEntry,
  hooks: HostHooks,
  sequelize: Sequelize,
): Teller {
  const hidden = attributes.flatMap(({ attribute, spec }) =>
    spec.secret === true || spec.hidden === true || spec.encrypted === true ? [attribute] : [],
  );
  const safeRow = (row: PlainRow): PlainRow =>
    hidden.length === 0
      ? row
      : { ...row, ...Object.fromEntries(hidden.map((one) => [one, concealed(row[one])])) };
  const safeFields = (fields: ModelChange['fields']): Readonly<Record<string, FieldChange>> =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(([one]) => !KNOWN_ANYWAY.has(one))
        .map(([one, { from, to }]) => [
          one,
          hidden.includes(one) ? { from: concealed(from), to: concealed(to) } : { from, to },
        ]),
    );
  return async (changes, transaction) => {
    const records = changes
      .map((change) => ({
        id: String(change.row.id),
        action: actionOf(change),
        fields: safeFields(change.fields),
        row: safeRow(change.row),
      }))
      // A row that was only touched is as it was.
      .filter(({ action, fields }) => action !== 'update' || Object.keys(fields).length > 0);
    if (records.length === 0) return;
    const payload = { model: name, table, records, transactionId: rootId(transaction), transaction };
    await hooks.tell(RECORDS_CHANGED, payload, (work) => behindSavepoint(sequelize, transaction, work));
  };
}

/** Sequelize gives every transaction a UUID, and a savepoint that of what is around it. */
const rootId = (transaction: Transaction): string => (transaction as unknown as { readonly id: string }).id;
