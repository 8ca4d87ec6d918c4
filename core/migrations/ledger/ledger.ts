/** Reads and writes the rows of the ledger, in whatever transaction the connection is in. */
import type { LEDGER_STATES } from '../../declare';
import type { Connection } from '../../create';
import { literal } from '../../shapes';
import type { KnownMigration } from '../files';

export type LedgerState = (typeof LEDGER_STATES)[number];

export interface LedgerRow {
  readonly name: string;
  readonly module: string;
  readonly checksum: string;
  readonly batch: number;
  readonly state: LedgerState;
  /** How many steps of the direction under way are done. */
  readonly stepsDone: number;
  readonly executedAt: Date;
  readonly durationMs: number;
}

const ROWS = `SELECT name, module, checksum, batch, state, steps_done AS "stepsDone", executed_at AS "executedAt",
  duration_ms AS "durationMs" FROM migrations ORDER BY name`;

async function isThere(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
  return (rows[0] as { there: boolean }).there;
}

/** Statements that forget what ran for a module whose tables go. */
export const forgetModule = async (connection: Connection, module: string): Promise<readonly string[]> =>
  (await isThere(connection)) ? [`DELETE FROM migrations WHERE module = ${literal(module)}`] : [];

/** Every row by name; empty where the ledger is not there yet. */
export async function readLedger(connection: Connection): Promise<ReadonlyMap<string, LedgerRow>> {
  if (!(await isThere(connection))) return new Map();
  const found = (await connection.query(ROWS)).rows as readonly LedgerRow[];
  return new Map(found.map((row) => [row.name, row]));
}

export const nextBatch = (rows: Iterable<LedgerRow>): number =>
  Math.max(0, ...[...rows].map(({ batch }) => batch)) + 1;

export interface Mark {
  readonly state: LedgerState;
  readonly stepsDone: number;
  readonly batch: number;
  readonly durationMs: number;
}

/**
 * The statement that writes where a migration stands. A text without parameters, so that it can go in one transaction
 * with what it tells of.
 */
export const markSql = (
  { name, module, checksum }: KnownMigration,
  { batch, state, stepsDone, durationMs }: Mark,
): string => `INSERT INTO migrations
  (id, name, module, checksum, batch, state, steps_done, executed_at, duration_ms, created_at, updated_at)
  VALUES (gen_random_uuid(), ${[name, module, checksum].map(literal).join(', ')}, ${batch}, ${literal(state)}, ${stepsDone},
    now(), ${Math.round(durationMs)}, now(), now())
  ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, batch = excluded.batch, state = excluded.state,
    steps_done = excluded.steps_done, duration_ms = excluded.duration_ms, updated_at = now()`;

export const forgetSql = (name: string): string => `DELETE FROM migrations WHERE name = ${literal(name)}`;
