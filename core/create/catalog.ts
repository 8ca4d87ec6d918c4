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
  readonly kind: 'check' | 'foreign key';
  readonly definition: string;
  /** For a foreign key: the table it points to, in the same schema. */
  readonly target: string | null;
}
export interface FoundTable {
  readonly table: string;
  /** Whether the table carries the host's mark. */
  readonly owned: boolean;
  readonly columns: readonly FoundColumn[];
  readonly indexes: readonly FoundIndex[];
  readonly constraints: readonly FoundConstraint[];
}
export type Catalog = ReadonlyMap<string, FoundTable>;

/** Each part is grouped before it is joined, so the cost grows with tables and not with their product. */
const QUERY = `
WITH t AS (
  SELECT c.oid, c.relname FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
    AND ($1::text[] IS NULL OR c.relname = ANY ($1))
), cols AS (
  SELECT a.attrelid, json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
    pg_get_expr(d.adbin, d.adrelid)) ORDER BY a.attnum) AS list
  FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  GROUP BY 1
), idx AS (
  SELECT i.indrelid, json_agg(json_build_array(c.relname, i.indisunique, pg_get_indexdef(i.indexrelid))) AS list
  FROM t JOIN pg_index i ON i.indrelid = t.oid AND NOT i.indisprimary JOIN pg_class c ON c.oid = i.indexrelid
  GROUP BY 1
), con AS (
  SELECT k.conrelid, json_agg(json_build_array(k.conname, k.contype, pg_get_constraintdef(k.oid), r.relname)) AS list
  FROM t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('c', 'f') LEFT JOIN pg_class r ON r.oid = k.confrelid
  GROUP BY 1
)
SELECT t.relname AS "table", obj_description(t.oid, 'pg_class') AS mark,
  cols.list AS columns, idx.list AS indexes, con.list AS constraints
FROM t LEFT JOIN cols ON cols.attrelid = t.oid LEFT JOIN idx ON idx.indrelid = t.oid LEFT JOIN con ON con.conrelid = t.oid`;

interface Line {
  readonly table: string;
  readonly mark: string | null;
  readonly columns: readonly [string, string, boolean, string | null][] | null;
  readonly indexes: readonly [string, boolean, string][] | null;
  readonly constraints: readonly [string, 'c' | 'f', string, string | null][] | null;
}

const found = (line: Line): FoundTable => ({
  table: line.table,
  owned: line.mark?.startsWith(OWNER_MARK) === true,
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
    kind: kind === 'c' ? 'check' : 'foreign key',
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
