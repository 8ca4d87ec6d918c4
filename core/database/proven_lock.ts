/**
 * Proof that a session-level advisory lock is really held by the one that asked. Behind a pooler that hands out
 * sessions for single transactions the lock stays with a session that the next statement need not get: it is refused.
 */
import type { Client } from 'pg';
import { fail, type HostError } from '../findings';

const HELD = `select count(*)::int as held from pg_locks
  where locktype = 'advisory' and granted and objsubid = 1 and pid = pg_backend_pid()
    and (classid::bigint << 32 | objid::bigint) = $1::bigint`;

const isHeldBy = async (client: Client, key: string): Promise<boolean> =>
  ((await client.query<{ held: number }>(HELD, [key])).rows[0]?.held ?? 0) > 0;

/** What the server said of itself when the connection began; a pooler says something of its own. */
async function isDirect(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return (client as unknown as { readonly processID: number | null }).processID === rows[0]?.pid;
}

/**
 * @param key the lock's 64-bit key
 * @throws HostError DATABASE_POOLER
 */
export async function proveHeld(client: Client, open: () => Promise<Client>, key: string): Promise<void> {
  if (!(await isHeldBy(client, key))) throw pooled();
  if (await isDirect(client)) return;
  // Whoever comes next gets the session that was given back last: ours, if sessions are handed out.
  const other = await open();
  try {
    await other.query('begin');
    if ((await isHeldBy(other, key)) || !(await isHeldBy(client, key))) throw pooled();
  } finally {
    await other.end().catch(() => undefined);
  }
}

/** A client that was killed lets go of its lock within a quarter of a second, even while a statement runs. PostgreSQL 14 and later. */
export const CHECK_CLIENT = `select set_config(name, '250', false) from pg_settings
  where name = 'client_connection_check_interval'`;

const pooled = (): HostError =>
  fail({
    code: 'DATABASE_POOLER',
    summary:
      'DATABASE_URL leads through a pooler that gives each transaction another session, so no lock can be held',
    at: [{ file: 'DATABASE_URL' }],
    waysOut: [
      {
        text: 'name the server itself in DATABASE_URL for commands that change tables, usually on port 5432',
      },
      { text: 'or let the pooler keep a session for each connection: pool_mode = session' },
    ],
  });
