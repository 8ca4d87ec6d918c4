/** How many tables one transaction may make: PostgreSQL holds a lock on each table, index and TOAST part until commit. */
import type { Connection } from './connection';
import type { TableStep } from './table_shape';

/** The server's shared lock table, in locks; `max_locks_per_transaction` is the setting to raise. */
export interface LockBudget {
  readonly capacity: number;
  readonly perTransaction: number;
}

const QUERY = `SELECT current_setting('max_locks_per_transaction')::int AS "perTransaction",
  current_setting('max_locks_per_transaction')::int *
  (current_setting('max_connections')::int + current_setting('max_prepared_transactions')::int) AS capacity`;

export async function readLockBudget(connection: Connection): Promise<LockBudget> {
  const { rows } = await connection.query(QUERY);
  return rows[0] as LockBudget;
}

/** A new table locks itself, its key's index, its TOAST table and that one's index; then each further index. */
const locksOf = (step: TableStep): number =>
  (step.kind === 'table' ? 4 : 1) + step.indexes.length + step.enums.length;

/** Others work on the server too: a batch takes no more than this share of the table. */
const SHARE = 0.75;

/** Cuts the steps into runs of which each fits; one run where all do. The order stays. */
export function batchesWithin(
  steps: readonly TableStep[],
  { capacity }: LockBudget,
): readonly (readonly TableStep[])[] {
  const batches: TableStep[][] = [];
  let room = 0;
  for (const step of steps) {
    const locks = locksOf(step);
    if (batches.length === 0 || locks > room) {
      batches.push([]);
      room = Math.floor(capacity * SHARE);
    }
    room -= locks;
    batches.at(-1)?.push(step);
  }
  return batches;
}
