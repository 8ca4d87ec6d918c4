/** Asks the database how it would keep SQL that somebody wrote, where its text alone does not tell. */
import { readCatalog, type Catalog } from './catalog';
import { compareSchema, type Comparison } from './compare';
import type { Connection } from './connection';
import type { CheckShape, IndexShape } from '../shapes';
import { shapeStatements } from './statements';
import type { ColumnShape, TableStep } from './table_shape';

/**
 * Temporary tables need no right to make a schema, and nobody else ever sees them. What follows in the search path is
 * what was there: types and functions of the database are found as before.
 */
const ASIDE = "SELECT set_config('search_path', 'pg_temp, ' || current_setting('search_path'), true)";

/** The step with the database's own words in place of the written ones. */
function inDatabaseWords(step: TableStep, kept: Catalog): TableStep {
  const table = kept.get(step.table);
  if (table === undefined) return step;
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  const indexes = new Map(table.indexes.map((index) => [index.name, index]));
  const checks = new Map(table.constraints.map((constraint) => [constraint.name, constraint]));
  const column = (shape: ColumnShape): ColumnShape => {
    const found = columns.get(shape.name);
    if (found === undefined) return shape;
    const said = shape.verbatim ? { type: found.type, notNull: found.notNull } : {};
    return { ...shape, ...said, default: found.default ?? undefined };
  };
  const index = (shape: IndexShape): IndexShape => {
    const found = shape.verbatim ? indexes.get(shape.name) : undefined;
    if (found === undefined) return shape;
    const [, using = 'btree', rest = ''] = /^USING (\w+) (.*)$/s.exec(found.definition) ?? [];
    return { ...shape, using, parts: [rest], where: undefined };
  };
  const check = (shape: CheckShape): CheckShape => {
    const found = shape.values === undefined ? checks.get(shape.name) : undefined;
    return found === undefined
      ? shape
      : { ...shape, sql: found.definition.replace(/^CHECK \(\((.*)\)\)$/s, '$1') };
  };
  return {
    ...step,
    columns: step.columns.map(column),
    indexes: step.indexes.map(index),
    checks: step.checks.map(check),
  };
}

/**
 * Makes the open tables once more as temporary ones, reads back how the database wrote them, and rolls back.
 * @returns the comparisons with nothing left open
 */
export async function settleOpen(
  connection: Connection,
  comparisons: readonly Comparison[],
  catalog: Catalog,
  all: readonly TableStep[],
): Promise<readonly Comparison[]> {
  const tables = new Set(comparisons.filter(({ open }) => open).map(({ step }) => step.table));
  if (tables.size === 0) return comparisons;
  const involved = all.filter((step) => tables.has(step.table));
  await connection.query('BEGIN');
  try {
    await connection.query(ASIDE);
    await connection.query(involved.flatMap(shapeStatements).join(';\n'));
    const kept = await readCatalog(connection, [...tables]);
    const said = (step: TableStep): TableStep => inDatabaseWords(step, kept);
    const again = compareSchema(
      comparisons.map(({ step }) => said(step)),
      catalog,
      all.map(said),
    );
    return again.map((comparison, index) => ({
      ...comparison,
      step: (comparisons[index] as Comparison).step,
      open: false,
    }));
  } finally {
    await connection.query('ROLLBACK');
  }
}
