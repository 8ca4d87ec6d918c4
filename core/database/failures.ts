import { fail, HostError, type Finding } from '../findings';

interface Coded {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly parent?: unknown;
  readonly original?: unknown;
}

/** An error and everything it wraps: Sequelize keeps the driver's error as `parent`, others as `cause`. */
function* chain(error: unknown): Generator<Coded> {
  const seen = new Set<unknown>();
  const open: unknown[] = [error];
  while (open.length > 0) {
    const next = open.shift();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    yield next;
    const { cause, parent, original } = next as Coded;
    open.push(parent, original, cause, ...(next instanceof AggregateError ? (next.errors as unknown[]) : []));
  }
}

const some = (error: unknown, test: (one: Coded) => boolean): boolean => [...chain(error)].some(test);
const hasCode = (error: unknown, codes: ReadonlySet<string>): boolean =>
  some(error, ({ code }) => typeof code === 'string' && codes.has(code));

/**
 * Sockets that fail, and SQLSTATEs of a server that goes, comes or is full (class 08, 53300, 57P0x, 25P03) or did not
 * come to an answer in time (55P03 for a lock, 57014 for a statement).
 */
const AWAY_CODES: ReadonlySet<string> = new Set(
  (
    'ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT EHOSTUNREACH EHOSTDOWN ENETUNREACH ENOTFOUND EAI_AGAIN ENOENT ' +
    '08000 08001 08003 08004 08006 53300 57P01 57P02 57P03 25P03 55P03 57014'
  ).split(' '),
);
const AWAY_NAMES: ReadonlySet<string> = new Set(
  (
    'SequelizeConnectionRefusedError SequelizeConnectionTimedOutError SequelizeConnectionAcquireTimeoutError ' +
    'SequelizeHostNotFoundError SequelizeHostNotReachableError'
  ).split(' '),
);
/** The driver gives these no code. */
const AWAY_WORDS =
  /^(Query read timeout|timeout expired|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed|ConnectionManager\.getConnection was called after|Connection timed out)/;

/**
 * Whether a request failed because the database could not be reached or did not answer in time, so that trying
 * again later may help (503 with Retry-After), as opposed to a statement that is wrong.
 */
export const isDatabaseAway = (error: unknown): boolean =>
  hasCode(error, AWAY_CODES) ||
  some(
    error,
    ({ name, message }) =>
      (typeof name === 'string' && AWAY_NAMES.has(name)) ||
      (typeof message === 'string' && AWAY_WORDS.test(message)),
  );

/** Whether a lock (of a row, a table, or the embedded database's gate) did not come in time. */
export const isLockTimeout = (error: unknown): boolean => hasCode(error, new Set(['55P03']));

/** Whether a statement was ended because it took too long. */
export const isStatementTimeout = (error: unknown): boolean => hasCode(error, new Set(['57014']));

/** Whether one transaction asked for more locks than the server's shared memory has room for. */
export const isOutOfLocks = (error: unknown): boolean => hasCode(error, new Set(['53200']));

/** The same error as a finding where it came from the database being away, for `throw`. */
export function orFinding(error: unknown, describe: string): unknown {
  const finding = databaseFinding(error, describe);
  return finding === undefined ? error : new HostError([finding], { cause: error });
}

/** The finding for a run that waited too long for its turn. */
export const databaseBusy = (what: string, waitedMs: number, cause: unknown): HostError =>
  fail(
    {
      code: 'DATABASE_BUSY',
      summary: `${what} waited ${Math.round(waitedMs / 1000)} s for the database, which another run still holds`,
      at: [],
      waysOut: [{ text: 'wait until the other run has finished, or stop it, and run the command again' }],
    },
    cause,
  );

/**
 * The finding for an error that came from the database itself, or undefined when the error is something else.
 * @param describe `Database.describe`: where the database is, without secrets.
 */
export function databaseFinding(error: unknown, describe: string): Finding | undefined {
  const reason = [...chain(error)]
    .map(({ message }) => message)
    .find((text) => typeof text === 'string' && text !== '');
  const found = (code: Finding['code'], summary: string, ...waysOut: string[]): Finding => ({
    code,
    level: 'error',
    summary,
    at: [],
    waysOut: waysOut.map((text) => ({ text })),
  });
  if (isOutOfLocks(error)) {
    return found(
      'CREATE_TOO_MANY_LOCKS',
      `one transaction needs more locks than ${describe} has room for`,
      'raise max_locks_per_transaction on the server and restart it',
      'create the tables module by module with --module',
    );
  }
  if (isLockTimeout(error) || isStatementTimeout(error)) {
    return found(
      'DATABASE_BUSY',
      `${describe}: ${String(reason)}`,
      'wait for whoever works on the database, then try again',
    );
  }
  if (!isDatabaseAway(error)) return undefined;
  return found(
    'DATABASE_UNREACHABLE',
    `${describe} does not answer: ${String(reason)}`,
    'start the database, or correct DATABASE_URL',
    'leave DATABASE_URL unset to use the embedded database',
  );
}
