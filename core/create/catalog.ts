/** What the database holds, read with one query. */
import type { Connection } from './connection';
import { OWNER_MARK } from './statements';

export interface FoundColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly default: string | null;
}
export interface FoundIndex {
  readonly name: string;
  readonly unique: boolean;
  /** From `USING` on, as `pg_get_indexdef` writes it. */
  readonly definition: string;
}
export interface FoundConstraint {
  readonly name: string;
  readonly kind: 'check' | 'foreign key' | 'primary key';
  readonly definition: string;
  /** For a foreign key: the table it points to, in the same schema. */
  readonly target: string | null;
}
export interface FoundTable {
  readonly table: string;
  /** Whether the table carries the host's mark. */
  readonly owned: boolean;
  /** The module folder the mark names, `admin/customers`; undefined without a mark. */
  readonly place: string | undefined;
  readonly columns: readonly FoundColumn[];
  readonly indexes: readonly FoundIndex[];
  readonly constraints: readonly FoundConstraint[];
}
export type Catalog = ReadonlyMap<string, FoundTable>;

/**
 * Each part is looked up for its table through an index. Joined or grouped instead, PostgreSQL would have to guess how
 * many rows there are, and on a catalog that has just grown it guesses one: the cost then grows with the square.
 */
const QUERY = `
SELECT t.relname AS "table", obj_description(t.oid, 'pg_class') AS mark, (
  SELECT json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, (
    SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d
    WHERE a.atthasdef AND d.adrelid = a.attrelid AND d.adnum = a.attnum)) ORDER BY a.attnum)
  FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
) AS columns, (
  SELECT json_agg(json_build_array(c.relname, i.indisunique, pg_get_indexdef(i.indexrelid)))
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = t.oid AND NOT i.indisprimary
) AS indexes, (
  SELECT json_agg(json_build_array(k.conname, k.contype, pg_get_constraintdef(k.oid), (
    SELECT r.relname FROM pg_class r WHERE r.oid = k.confrelid)))
  FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype IN ('c', 'f', 'p')
) AS constraints
FROM pg_class t
WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p')
  AND ($1::text[] IS NULL OR t.relname = ANY ($1))`;

const KINDS = { c: 'check', f: 'foreign key', p: 'primary key' } as const;

interface Line {
  readonly table: string;
  readonly mark: string | null;
  readonly columns: readonly [string, string, boolean, string | null][] | null;
  readonly indexes: readonly [string, boolean, string][] | null;
  readonly constraints: readonly [string, keyof typeof KINDS, string, string | null][] | null;
}

const found = (line: Line): FoundTable => ({
  table: line.table,
  owned: line.mark?.startsWith(OWNER_MARK) === true,
  place: line.mark?.startsWith(OWNER_MARK) === true ? line.mark.slice(OWNER_MARK.length).trim() : undefined,
  columns: (line.columns ?? []).map(([name, type, notNull, given]) => ({
    name,
    type,
    notNull,
    default: given,
  })),
  indexes: (line.indexes ?? []).map(([name, unique, sql]) => ({
    name,
    unique,
    definition: sql.slice(sql.indexOf(' USING ') + 1),
  })),
  constraints: (line.constraints ?? []).map(([name, kind, definition, target]) => ({
    name,
    kind: KINDS[kind],
    definition,
    target,
  })),
});

/**
 * Reads tables of the current schema.
 * @param tables names to look at; all when undefined
 */
export async function readCatalog(connection: Connection, tables?: readonly string[]): Promise<Catalog> {
  const { rows } = await connection.query(QUERY, [tables ?? null]);
  return new Map((rows as readonly Line[]).map((line) => [line.table, found(line)]));
}
