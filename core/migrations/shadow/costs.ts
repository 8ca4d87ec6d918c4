/** What a statement costs the others: the locks it takes and the tables it writes anew, read off while it runs. */
import type { Connection } from '../../create';

export interface Cost {
  /** Locks on tables that were there before, the strongest of each: `{ customers: 'ACCESS EXCLUSIVE' }`. */
  readonly locks: Readonly<Record<string, string>>;
  /** Tables and indexes whose rows are written anew. */
  readonly rewrites: readonly string[];
}

export const NO_COST: Cost = { locks: {}, rewrites: [] };

/** Weakest first: PostgreSQL documentation, "Explicit Locking", table 13.2. */
const MODES = [
  'AccessShareLock',
  'RowShareLock',
  'RowExclusiveLock',
  'ShareUpdateExclusiveLock',
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
];
const WORDS = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
];

const HELD = `SELECT c.relname AS name, l.mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
  WHERE l.pid = pg_backend_pid() AND l.granted AND c.relkind IN ('r', 'p')
    AND c.relnamespace = current_schema()::regnamespace`;
const FILES = `SELECT relname AS name, relfilenode AS file FROM pg_class
  WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`;

type Files = ReadonlyMap<string, number>;

async function filesOf(connection: Connection): Promise<Files> {
  const { rows } = await connection.query(FILES);
  return new Map((rows as readonly { name: string; file: number }[]).map(({ name, file }) => [name, file]));
}

function strongest(held: readonly { name: string; mode: string }[], before: Files): Record<string, string> {
  const levels = new Map<string, number>();
  for (const { name, mode } of held)
    if (before.has(name)) levels.set(name, Math.max(levels.get(name) ?? 0, MODES.indexOf(mode)));
  // A table that a reference merely looks up is nobody's concern.
  return Object.fromEntries(
    [...levels].filter(([, level]) => level > 0).map(([name, level]) => [name, WORDS[level] ?? '']),
  );
}

/** Runs a statement in a transaction of its own and keeps what it did. @throws what the database says */
export async function runMeasured(connection: Connection, statement: string): Promise<Cost> {
  const before = await filesOf(connection);
  await connection.query('BEGIN');
  try {
    await connection.query(statement);
    const held = (await connection.query(HELD)).rows as readonly { name: string; mode: string }[];
    const after = await filesOf(connection);
    await connection.query('COMMIT');
    const rewrites = [...after].filter(([name, file]) => before.has(name) && before.get(name) !== file);
    return { locks: strongest(held, before), rewrites: rewrites.map(([name]) => name) };
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  }
}

/** What cannot be in a transaction at all. */
const CONCURRENT = /^\s*(?:CREATE|DROP|REINDEX)\b[^]*?\bCONCURRENTLY\b/i;
const NEW_WORD = /^\s*ALTER\s+TYPE\b[^]*\bADD\s+VALUE\b/i;
const ON_TABLE = /\bON\s+(?:ONLY\s+)?"?(\w+)"?/i;
const INDEX = /\bINDEX\s+CONCURRENTLY\s+(?:IF\s+EXISTS\s+)?"?(\w+)"?/i;
const TABLE_OF = `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE i.indexrelid = to_regclass(quote_ident($1))`;

async function tableOf(connection: Connection, statement: string): Promise<string | undefined> {
  const named = /^\s*CREATE/i.test(statement) ? ON_TABLE.exec(statement)?.[1] : undefined;
  if (named !== undefined) return named;
  const { rows } = await connection.query(TABLE_OF, [INDEX.exec(statement)?.[1] ?? '']);
  return (rows[0] as { name: string } | undefined)?.name;
}

/**
 * The same for a statement that stands by itself. What PostgreSQL does not take into a transaction cannot be looked at
 * from within one: what `CONCURRENTLY` locks is known from its documentation.
 */
export async function runAlone(connection: Connection, statement: string): Promise<Cost> {
  if (!CONCURRENT.test(statement) && !NEW_WORD.test(statement)) return runMeasured(connection, statement);
  const table = CONCURRENT.test(statement) ? await tableOf(connection, statement) : undefined;
  await connection.query(statement);
  return table === undefined ? NO_COST : { locks: { [table]: 'SHARE UPDATE EXCLUSIVE' }, rewrites: [] };
}

/** A cost without what tables of the same migration have of it: nobody else can be kept waiting by those. */
export const withoutNew = ({ locks, rewrites }: Cost, isNew: (table: string) => boolean): Cost => ({
  locks: Object.fromEntries(Object.entries(locks).filter(([table]) => !isNew(table))),
  rewrites: rewrites.filter((table) => !isNew(table)),
});

/** `ACCESS EXCLUSIVE on customers; writes customers anew` */
export function costWords({ locks, rewrites }: Cost): string {
  const held = Object.entries(locks).map(([table, mode]) => `${mode} on ${table}`);
  const anew = rewrites.map((table) => `writes ${table} anew`);
  return [...held, ...anew].join('; ') || 'keeps nobody waiting';
}
