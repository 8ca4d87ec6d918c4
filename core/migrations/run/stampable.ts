/**
 * Pending migrations whose tables create-tables has made meanwhile, from the models: it makes whole tables and the
 * columns of extensions, so what such a migration makes is there already, and it is marked and not run.
 */
import { schemaState, type Connection } from '../../create';
import type { KnownMigration } from '../files';
import type { Standings } from '../ledger';
import { madeOtherwise, type ThereAlready } from './made_otherwise';
import type { MigrateOptions } from './options';

const DDL = /^\s*(?:CREATE|ALTER|COMMENT)\b/i;
const TABLE = /^\s*CREATE TABLE (?:"((?:[^"]|"")+)"|(\w+))/i;
const COLUMN = /^\s*ALTER TABLE (?:"((?:[^"]|"")+)"|(\w+))\s+ADD COLUMN (?:"((?:[^"]|"")+)"|(\w+))/i;

const INDEX =
  /^\s*CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?(?:"((?:[^"]|"")+)"|(\w+)) ON (?:ONLY )?(?:"((?:[^"]|"")+)"|(\w+))/i;

interface Made {
  readonly table: string;
  readonly column: string | null;
  readonly index: string | null;
}

/** What a statement makes, where it makes a table or a column. */
function madeBy(sql: string): Made[] {
  const table = TABLE.exec(sql);
  if (table !== null) return [{ table: table[1] ?? table[2] ?? '', column: null, index: null }];
  const column = COLUMN.exec(sql);
  if (column === null) return [];
  return [{ table: column[1] ?? column[2] ?? '', column: column[3] ?? column[4] ?? '', index: null }];
}

function indexBy(sql: string): Made[] {
  const index = INDEX.exec(sql);
  if (index === null) return [];
  return [{ table: index[3] ?? index[4] ?? '', column: null, index: index[1] ?? index[2] ?? '' }];
}

/** Everything a migration makes; undefined where it does anything else besides. */
function onlyMakes({ migration }: KnownMigration): readonly Made[] | undefined {
  const statements: string[] = [];
  for (const step of migration.up) {
    if ('run' in step || !step.sql.every((sql) => DDL.test(sql))) return undefined;
    statements.push(...step.sql);
  }
  const made = statements.flatMap(madeBy);
  if (made.length > 0) return made;
  // Of a migration that makes nothing else, its indexes are what it makes.
  const indexes = statements.flatMap(indexBy);
  return indexes.length > 0 && indexes.length === statements.length ? indexes : undefined;
}

const THERE = `SELECT count(*)::int AS there FROM json_to_recordset($1::json) AS m("table" text, "column" text, "index" text)
  WHERE CASE WHEN m.index IS NOT NULL THEN EXISTS (
    SELECT FROM pg_index i WHERE i.indexrelid = to_regclass(quote_ident(m.index))
      AND i.indrelid = to_regclass(quote_ident(m.table)))
  WHEN m.column IS NULL THEN to_regclass(quote_ident(m.table)) IS NOT NULL ELSE EXISTS (
    SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass(quote_ident(m.table)) AND a.attname = m.column
      AND NOT a.attisdropped) END`;

async function isThere(connection: Connection, made: readonly Made[]): Promise<boolean> {
  const { rows } = await connection.query(THERE, [JSON.stringify(made)]);
  return (rows[0] as { there: number }).there === made.length;
}

export interface Stampable {
  /** Names that need no run: done before, or to be marked. */
  readonly done: readonly string[];
  readonly stamps: readonly KnownMigration[];
}

/**
 * Comes into question only where everything that it makes is there. The models tell then, if they have not changed since;
 * if they have, its own statements are carried out on a shadow. Costs one query where nothing is pending.
 */
export async function stampable(
  { connection, registry }: MigrateOptions,
  { all, pending }: Standings,
  to: string | undefined,
): Promise<Stampable> {
  const done = all.filter(({ state }) => state === 'applied' || state === 'stamped');
  const there: ThereAlready[] = [];
  for (const { migration, state, name } of pending) {
    if (migration === undefined || state !== 'pending' || (to !== undefined && name > to)) continue;
    const made = onlyMakes(migration);
    if (made !== undefined && (await isThere(connection, made)))
      there.push({ migration, tables: made.map(({ table }) => table) });
  }
  const unsettled: ThereAlready[] = [];
  for (const one of there) {
    const states = await schemaState(connection, registry, (file) => file.module === one.migration.module);
    if (!states.every(({ state }) => state === 'there')) unsettled.push(one);
  }
  const before = [...done, ...there].flatMap(({ migration }) => migration ?? []);
  const other = unsettled.length === 0 ? [] : await madeOtherwise(connection, before, unsettled);
  const stamps = there.map(({ migration }) => migration).filter((one) => !other.includes(one));
  return { done: [...done, ...stamps].map(({ name }) => name), stamps };
}
