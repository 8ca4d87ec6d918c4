/** From changes of records to lines of the audit trail. */
import type { EventCatalogue, FieldChange, Identity, Models, NewRow } from 'ordinal-host';

type Changed = EventCatalogue['records:changed'];
type Line = NewRow<'AuditLog'>;
type Change = NonNullable<Line['changes']>[string];
type Json = Change['from'];

export interface Doer {
  readonly actor: Identity | undefined;
  readonly requestId: string | undefined;
}

/** Rows of one INSERT; a statement has room for 65,535 values. */
const BATCH = 2_000;
const MOST_NAME = 100;

/** A value as JSON can hold it. Bytes as base64, numbers that JSON has no word for as texts. */
function plain(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return value.toString('base64');
  if (value instanceof Date && Number.isNaN(value.getTime())) return 'no date';
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
    return String(value);
  return JSON.parse(JSON.stringify(value)) as Json;
}

const plainChange = ({ from, to }: FieldChange): Change => ({
  from: plain(from),
  to: plain(to),
});

/** One line for each record. */
export const linesOf = ({ table, records, transactionId }: Changed, { actor, requestId }: Doer): Line[] =>
  records.map(({ id, action, fields }) => ({
    tableName: table,
    recordId: id,
    action,
    changes: Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, plainChange(one)])),
    actorId: actor?.id ?? null,
    actorName: actor?.name.slice(0, MOST_NAME) ?? null,
    requestId: requestId ?? null,
    transactionId,
  }));

/** Writes lines in the transaction around. */
export async function keep({ AuditLog: rows }: Pick<Models, 'AuditLog'>, lines: Line[]): Promise<void> {
  for (let at = 0; at < lines.length; at += BATCH) {
    // They were made here: checking each value again would cost more than writing it.
    await rows.bulkCreate(lines.slice(at, at + BATCH), { validate: false, returning: false });
  }
}
