/** Waiting for locks that others hold: briefly each time, several times, and never in a queue that holds others up. */
import type { Connection } from '../../create';

export interface Patience {
  /** Milliseconds a statement waits for a lock; it stands in everybody's way that long. */
  readonly lockMs: number;
  /** How often a statement is tried. */
  readonly attempts: number;
  /** Milliseconds before the second try; each further wait is twice as long, up to `longestMs`. */
  readonly firstWaitMs: number;
  readonly longestMs: number;
}

export const PATIENCE: Patience = { lockMs: 2_000, attempts: 8, firstWaitMs: 250, longestMs: 8_000 };

/** A session that stands in the way. */
export interface Blocker {
  readonly pid: number;
  readonly application: string;
  readonly user: string;
  readonly state: string;
  readonly seconds: number;
  readonly query: string;
}

const BLOCKERS = `SELECT DISTINCT b.pid, b.application_name AS application, b.usename AS "user", b.state,
  extract(epoch FROM now() - coalesce(b.xact_start, b.query_start))::int AS seconds, left(b.query, 120) AS query
  FROM pg_locks l JOIN pg_locks o ON o.locktype = l.locktype AND o.database IS NOT DISTINCT FROM l.database
    AND o.relation IS NOT DISTINCT FROM l.relation AND o.granted AND o.pid <> l.pid
  JOIN pg_stat_activity b ON b.pid = o.pid
  WHERE l.pid = $1 AND NOT l.granted AND o.pid = ANY (pg_blocking_pids(l.pid))`;

/** Who holds up the session `pid` at this moment; asked on another connection. */
export async function blockersOf(connection: Connection, pid: number): Promise<readonly Blocker[]> {
  return (await connection.query(BLOCKERS, [pid])).rows as readonly Blocker[];
}

const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

/** The lock did not come, or two waited for each other: worth another try. */
export const isBlocked = (error: unknown): boolean =>
  [LOCK_NOT_AVAILABLE, DEADLOCK].includes((error as { code?: string } | null)?.code ?? '');

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Carries work out again while only a lock is in its way.
 * @param look asked while a try is under way, from the second on: who is in the way
 * @param givenUp the error for when it stays so
 */
export async function patiently<T>(
  { attempts, firstWaitMs, longestMs, lockMs }: Patience,
  work: () => Promise<T>,
  look: () => Promise<readonly Blocker[]>,
  givenUp: (blockers: readonly Blocker[], tries: number, cause: unknown) => Error,
): Promise<T> {
  let seen: readonly Blocker[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const watch =
      attempt === 1
        ? undefined
        : setTimeout(
            () =>
              void look().then(
                (blockers) => {
                  if (blockers.length > 0) seen = blockers;
                },
                () => undefined,
              ),
            lockMs / 4,
          );
    try {
      return await work();
    } catch (error) {
      if (!isBlocked(error)) throw error;
      if (attempt >= attempts) throw givenUp(seen, attempt, error);
      await pause(Math.min(firstWaitMs * 2 ** (attempt - 1), longestMs));
    } finally {
      clearTimeout(watch);
    }
  }
}
