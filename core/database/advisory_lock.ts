import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { Deadlines } from './deadlines';
import { databaseBusy } from './failure_findings';
import { CHECK_CLIENT, proveHeld } from './proven_lock';
import { toldWaiting } from './waiting';

export interface AdvisoryLock {
  readonly name: string;
  readonly deadlines: Deadlines;
  /** Told when the lock does not come within a second: who has it, e.g. `backend 4711 (ordinal)`, where that is known. */
  readonly onWait?: ((holder: string | undefined) => void) | undefined;
}

/** The 64-bit key PostgreSQL locks by, as a decimal string; the same for one name in every process. */
export const lockKey = (name: string): string =>
  createHash('sha256').update(`ordinal:${name}`).digest().readBigInt64BE(0).toString();

/**
 * Runs `work` under a session-level advisory lock on a connection of its own, which is ended afterwards: even a
 * killed process lets go of it. Throws DATABASE_BUSY when another holds it longer than `deadlines.runLockMs`, and
 * DATABASE_POOLER where no session can be kept.
 */
export async function withAdvisoryLock<T>(
  open: () => Promise<Client>,
  lock: AdvisoryLock,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await open();
  try {
    await take(client, open, lock);
    await proveHeld(client, open, lockKey(lock.name));
    await client.query(CHECK_CLIENT);
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function take(
  client: Client,
  open: () => Promise<Client>,
  { name, deadlines, onWait }: AdvisoryLock,
): Promise<void> {
  let waits = true;
  const taken = trying(client, lockKey(name), performance.now() + deadlines.runLockMs)
    .then((is) => {
      if (!is) throw databaseBusy(name, deadlines.runLockMs);
    })
    .finally(() => (waits = false));
  await toldWaiting(taken, () => {
    if (onWait === undefined) return;
    void holderOf(open, name)
      .catch(() => undefined)
      .then((holder) => (waits ? onWait(holder) : undefined));
  });
}

/** Milliseconds between two tries. */
const TRY_AGAIN = 50;

/**
 * Asks again and again, and never waits inside the database: a statement that waits there holds a snapshot, and the one
 * that has the lock waits for every snapshot when it makes an index CONCURRENTLY. Each would wait for the other.
 */
async function trying(client: Client, key: string, until: number): Promise<boolean> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1::bigint) as taken',
      [key],
    );
    if (rows[0]?.taken === true) return true;
    if (performance.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN));
  }
}

/** A 64-bit key is kept in two halves. */
const HOLDER = `select pid, application_name as program, host(client_addr) as address
  from pg_locks left join pg_stat_activity using (pid)
  where locktype = 'advisory' and granted and objsubid = 1
    and pg_locks.database = (select oid from pg_database where datname = current_database())
    and (classid::bigint << 32 | objid::bigint) = $1::bigint`;

/** Asked on a connection of its own: the one that waits cannot ask. */
async function holderOf(open: () => Promise<Client>, name: string): Promise<string | undefined> {
  const client = await open();
  try {
    const { rows } = await client.query<{ pid: number; program: string | null; address: string | null }>(
      HOLDER,
      [lockKey(name)],
    );
    const [found] = rows;
    if (found === undefined) return undefined;
    const more = [found.program, found.address && `from ${found.address}`].filter(Boolean).join(' ');
    return `backend ${found.pid}${more === '' ? '' : ` (${more})`}`;
  } finally {
    await client.end().catch(() => undefined);
  }
}
