/** PostgreSQL changes no type under a generated column: those go first, with the views over them, and the plan makes them anew. */
import type { Connection } from '../../create';
import { quoted } from '../../shapes';
import type { SchemaState } from '../../schema_engine';
import type { Shadow } from '../shadow';
import type { Statement } from './statement';
import type { TypeChange } from './type_change';

/** Generated columns, by the column that they are computed from. */
const GENERATED = `
  SELECT r.relname || '.' || a.attname AS source, r.relname AS "table", g.attname AS name
  FROM pg_depend d
    JOIN pg_attrdef e ON d.classid = 'pg_attrdef'::regclass AND d.objid = e.oid
    JOIN pg_attribute g ON g.attrelid = e.adrelid AND g.attnum = e.adnum AND g.attgenerated <> ''
    JOIN pg_attribute a ON d.refclassid = 'pg_class'::regclass
      AND a.attrelid = d.refobjid AND a.attnum = d.refobjsubid AND a.attnum <> g.attnum
    JOIN pg_class r ON r.oid = a.attrelid
  ORDER BY 2, 3`;

interface Generated {
  readonly source: string;
  readonly table: string;
  readonly name: string;
}

/**
 * Carried out on the shadow. What else leans on such a column, as a trigger that waits for it, is not dropped by the
 * statements: they fail then, and say why.
 * @param state in which the shadow is, in a transaction
 */
export async function clearWay(
  { connection, read }: Pick<Shadow, 'connection' | 'read'>,
  types: readonly TypeChange[],
  state: SchemaState,
): Promise<{ readonly cleared: readonly Statement[]; readonly state: SchemaState }> {
  const columns = types.length === 0 ? [] : await generatedOver(connection, types);
  if (columns.length === 0) return { cleared: [], state };
  const drop = ({ table, name }: Generated): string =>
    `ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(name)}`;
  for (const column of columns) await connection.query(`${drop(column)} CASCADE`);
  const left = await read({ inside: true });
  const cleared = [
    ...goneViews(state, left),
    ...columns.map((column): Statement => ({
      sql: drop(column),
      table: column.table,
      about: [{ kind: 'column', table: column.table, name: column.name }],
    })),
  ];
  return { cleared, state: left };
}

async function generatedOver(connection: Connection, types: readonly TypeChange[]): Promise<Generated[]> {
  const changed = new Set(types.map(({ path }) => path));
  const { rows } = await connection.query(GENERATED);
  const over = (rows as Generated[]).filter(({ source }) => changed.has(source));
  return [...new Map(over.map((one) => [`${one.table}.${one.name}`, one])).values()];
}

const VIEWS: Readonly<Record<string, string>> = { view: 'VIEW', materializedView: 'MATERIALIZED VIEW' };

function goneViews(before: SchemaState, after: SchemaState): Statement[] {
  const there = new Set(after.facts.map(({ kind, name }) => `${kind} ${name}`));
  return before.facts.flatMap(({ kind, table, name }): Statement[] => {
    const word = VIEWS[kind];
    if (word === undefined || there.has(`${kind} ${name}`)) return [];
    return [{ sql: `DROP ${word} ${quoted(name)}`, table, about: [{ kind, table, name }] }];
  });
}
