import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { Deadlines } from './deadlines';
import { databaseBusy } from './failure_findings';
import { isLockTimeout } from './failures';

/** The 64-bit key PostgreSQL locks by, as a decimal string; the same for one name in every process. */
export const lockKey = (name: string): string =>
  createHash('sha256').update(`ordinal:${name}`).digest().readBigInt64BE(0).toString();

/**
 * Runs `work` under a session-level advisory lock on a connection of its own, which is ended afterwards: even a
 * killed process lets go of it. Throws DATABASE_BUSY when another holds it longer than `deadlines.runLockMs`.
 */
export async function withAdvisoryLock<T>(
  open: () => Promise<Client>,
  name: string,
  deadlines: Deadlines,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await open();
  try {
    await client.query("select set_config('lock_timeout', $1, false)", [String(deadlines.runLockMs)]);
    await client.query('select pg_advisory_lock($1::bigint)', [lockKey(name)]).catch((error: unknown) => {
      throw isLockTimeout(error) ? databaseBusy(name, deadlines.runLockMs, error) : error;
    });
    await client.query("select set_config('lock_timeout', $1, false)", [String(deadlines.lockMs)]);
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
