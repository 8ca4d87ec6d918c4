/** Which errors come from the database, and what they say about it: looked up through everything that wraps them. */

interface Coded {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly parent?: unknown;
  readonly original?: unknown;
}

/** Errors of connections made here: the driver hands on what its socket says, and other sockets say the same. */
const ours = new WeakSet<object>();

/** Remembers that an error came from a connection to the database; answers it. */
export function fromDatabase<E>(error: E): E {
  if (typeof error === 'object' && error !== null) ours.add(error);
  return error;
}

/** Names of errors that only a database gives: Sequelize's, and the embedded database's own. */
const isDatabaseName = (name: unknown): boolean =>
  typeof name === 'string' && (name.startsWith('Sequelize') || name === 'EngineStoppedError');

interface Link {
  readonly one: Coded;
  /** Whether it, or something it is wrapped in, is known to come from the database. */
  readonly database: boolean;
}

/** An error and everything it wraps: Sequelize keeps the driver's error as `parent`, others as `cause`. */
function* links(error: unknown): Generator<Link> {
  const seen = new Set<unknown>();
  const open: (readonly [unknown, boolean])[] = [[error, false]];
  while (open.length > 0) {
    const [next, below] = open.shift() ?? [];
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    const { name, cause, parent, original } = next as Coded;
    const database = below === true || ours.has(next) || isDatabaseName(name);
    yield { one: next, database };
    const inside = next instanceof AggregateError ? (next.errors as unknown[]) : [];
    for (const part of [parent, original, cause, ...inside]) open.push([part, database]);
  }
}

/** The first of an error's own words, for a person. */
export const reasonOf = (error: unknown): string =>
  [...links(error)]
    .flatMap(({ one }) => [one.message, one.code])
    .find((text): text is string => typeof text === 'string' && text !== '') ?? 'no reason given';

const some = (error: unknown, test: (one: Coded, database: boolean) => boolean): boolean =>
  [...links(error)].some(({ one, database }) => test(one, database));

/** Whether an error, or one it wraps, carries one of these SQLSTATEs. */
export const hasCode = (error: unknown, codes: ReadonlySet<string>): boolean =>
  some(error, ({ code }) => typeof code === 'string' && codes.has(code));

const codes = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Sockets that fail. Files and other sockets fail with the same codes: they count only where the database said them. */
const SOCKET_CODES = codes(
  'ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT EHOSTUNREACH EHOSTDOWN ENETUNREACH ENOTFOUND EAI_AGAIN ENOENT',
);
/**
 * SQLSTATEs of a server that goes, comes or is full (class 08, 53300, 57P0x, 25P03) or did not come to an answer in
 * time (55P03 for a lock, 57014 for a statement).
 */
const AWAY_CODES = codes('08000 08001 08003 08004 08006 53300 57P01 57P02 57P03 25P03 55P03 57014');
const AWAY_NAMES = codes(
  'SequelizeConnectionRefusedError SequelizeConnectionTimedOutError SequelizeConnectionAcquireTimeoutError ' +
    'SequelizeHostNotFoundError SequelizeHostNotReachableError',
);
/** The driver gives these no code. */
const AWAY_WORDS =
  /^(Query read timeout|timeout expired|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed|ConnectionManager\.getConnection was called after|Connection timed out)/;

/**
 * Whether a request failed because the database could not be reached or did not answer in time, so that trying
 * again later may help (503 with Retry-After), as opposed to a statement that is wrong.
 */
export const isDatabaseAway = (error: unknown): boolean =>
  some(
    error,
    ({ code, name, message }, database) =>
      (typeof code === 'string' && (AWAY_CODES.has(code) || (database && SOCKET_CODES.has(code)))) ||
      (typeof name === 'string' && AWAY_NAMES.has(name)) ||
      (typeof message === 'string' && AWAY_WORDS.test(message)),
  );

/** Whether a lock (of a row, a table, or the embedded database's gate) did not come in time. */
export const isLockTimeout = (error: unknown): boolean => hasCode(error, codes('55P03'));

/** Whether a statement was ended because it took too long. */
export const isStatementTimeout = (error: unknown): boolean => hasCode(error, codes('57014'));

/** Whether one transaction asked for more locks than the server's shared memory has room for. */
export const isOutOfLocks = (error: unknown): boolean => hasCode(error, codes('53200'));

/** Whether the server is there and the database is not. */
export const isMissing = (error: unknown): boolean => hasCode(error, codes('3D000'));

/** Whether the server does not know the role, or not by this password. */
export const isStranger = (error: unknown): boolean =>
  hasCode(error, codes('28000 28P01')) ||
  some(error, ({ message }) => typeof message === 'string' && message.startsWith('SASL: '));

/** Whether the role may not do what was asked. */
export const isForbidden = (error: unknown): boolean => hasCode(error, codes('42501'));

/** Whether a connection that stood was ended by the other side. */
export const isLost = (error: unknown): boolean =>
  hasCode(error, codes('57P01 57P02 25P03')) ||
  some(
    error,
    ({ message }) => typeof message === 'string' && /^Connection terminated( unexpectedly)?$/.test(message),
  );

/** A pooler that does not let settings of a session through, as PgBouncer is by default. */
export const isPoolerRefusal = (error: unknown): boolean =>
  some(
    error,
    ({ code, message }) => code === '08P01' && /unsupported startup parameter/.test(String(message)),
  );
