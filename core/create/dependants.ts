/** What stays and needs something that would go, read from PostgreSQL's own book of dependencies. */
import type { Finding } from '../findings';
import type { Connection } from './connection';
import type { ExtraObject } from './extra_objects';

/** Something the host did not make: `{ object: 'view public.rich_customers', target: 'customers' }` */
export interface OutsideObject {
  readonly object: string;
  /** What it needs: a table, `table.column`, a type, an object of extra DDL. */
  readonly target: string;
}

/** What would go, by name. */
export interface Going {
  readonly tables: ReadonlySet<string>;
  /** Columns of tables that stay. */
  readonly columns: readonly { readonly table: string; readonly name: string }[];
  readonly enums: readonly string[];
  readonly extras: readonly ExtraObject[];
}

/**
 * A dependency is noted for a part (the rule of a view, the default of a column); what it is a part of has to be named.
 * Each step looks its rows up through an index, as in the catalog. Foreign keys within the schema are not asked for.
 */
const QUERY = `
WITH tables AS (
  SELECT oid, reltype, relname FROM pg_class
  WHERE relnamespace = current_schema()::regnamespace AND relname = ANY ($1)
), types AS (
  SELECT reltype AS oid, relname::text AS target FROM tables
  UNION ALL SELECT oid, typname FROM pg_type
    WHERE typnamespace = current_schema()::regnamespace AND typname = ANY ($4)
), going AS (
  SELECT 'pg_class'::regclass::oid AS kind, oid, 0 AS part, relname::text AS target FROM tables
  UNION ALL SELECT 'pg_class'::regclass, attrelid, attnum, wanted.of || '.' || attname
    FROM unnest($2::text[], $3::text[]) AS wanted (of, name)
    JOIN pg_class c ON c.relname = wanted.of AND c.relnamespace = current_schema()::regnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = wanted.name
  UNION ALL SELECT 'pg_type'::regclass, oid, 0, target FROM types
  UNION ALL SELECT 'pg_type'::regclass, t.typarray, 0, target FROM types JOIN pg_type t ON t.oid = types.oid
  UNION ALL SELECT kind, oid, 0, name FROM unnest($5::oid[], $6::oid[], $7::text[]) AS extra (kind, oid, name)
)
SELECT g.target, i.type || ' ' || i.identity AS object, (
  SELECT json_agg(json_build_array(own.kind || ':' || own.oid, c.relname, a.attname)) FROM (
    SELECT d.classid, d.objid, d.objsubid UNION ALL
    SELECT o.refclassid, o.refobjid, o.refobjsubid FROM pg_depend o
    WHERE o.classid = d.classid AND o.objid = d.objid AND o.deptype IN ('a', 'i')
  ) own (kind, oid, part)
  LEFT JOIN pg_class c ON own.kind = 'pg_class'::regclass AND c.oid = own.oid
    AND c.relnamespace = current_schema()::regnamespace
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = own.part AND own.part > 0
) AS own
FROM going g
JOIN pg_depend d ON d.refclassid = g.kind AND d.refobjid = g.oid AND d.deptype = 'n'
  AND (g.part = 0 OR d.refobjsubid = g.part)
LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
CROSS JOIN LATERAL (SELECT (
  SELECT o.refobjid FROM pg_depend o WHERE o.classid = d.classid AND o.objid = d.objid AND o.deptype IN ('a', 'i')
    AND o.refclassid = 'pg_class'::regclass AND d.classid NOT IN ('pg_trigger'::regclass, 'pg_policy'::regclass)
  LIMIT 1) AS oid) whole
CROSS JOIN LATERAL pg_identify_object(
  CASE WHEN whole.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass END, coalesce(whole.oid, d.objid), 0) i
WHERE (k.contype = 'f' AND k.connamespace = current_schema()::regnamespace) IS NOT TRUE`;

interface Line extends OutsideObject {
  /** Itself and what it is a part of: row in the catalog, table, column. */
  readonly own: readonly (readonly [id: string, table: string | null, column: string | null])[];
}

/** Objects that stay though they need what would go; each once. */
export async function outsideObjects(connection: Connection, going: Going): Promise<OutsideObject[]> {
  const { tables, columns, enums, extras } = going;
  if (tables.size + columns.length + enums.length + extras.length === 0) return [];
  const { rows } = await connection.query(QUERY, [
    [...tables],
    columns.map(({ table }) => table),
    columns.map(({ name }) => name),
    enums,
    ...[0, 1].map((at) => extras.map(({ id }) => id.split(':')[at])),
    extras.map(({ name }) => name),
  ]);
  const goingParts = new Set(columns.map(({ table, name }) => `${table}.${name}`));
  const goingIds = new Set(extras.map(({ id }) => id));
  const goes = ([id, table, column]: Line['own'][number]): boolean =>
    goingIds.has(id) || (table !== null && (tables.has(table) || goingParts.has(`${table}.${column ?? ''}`)));
  const staying = (rows as readonly Line[]).filter(({ own }) => !own.some(goes));
  const byText = new Map(staying.map(({ object, target }) => [`${object} ${target}`, { object, target }]));
  return [...byText.values()].sort((a, b) => (a.object < b.object ? -1 : 1));
}

/** Objects that stay and need what would go. `needs` is one sentence for each. */
export const heldBack = (at: Finding['at']): Finding => ({
  code: 'CLEANUP_DEPENDANTS',
  level: 'error',
  summary: 'objects that the host did not make need what would go',
  at,
  waysOut: [
    { text: 'drop those objects first, or take out of them what they need' },
    { text: "let a model's extraDdl make what belongs to a module: cleanup drops it with the module" },
  ],
});

export const needing = (objects: readonly OutsideObject[]): Finding =>
  heldBack(objects.map(({ object, target }) => ({ file: object, note: `needs ${target}` })));
