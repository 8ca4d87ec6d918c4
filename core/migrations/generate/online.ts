/** The same change without holding others up: indexes beside the work, rules that are checked afterwards, small portions. */
import { quoted } from '../../shapes';
import type { Statement } from './statement';

/** Rows that one portion changes. */
const PORTION = 5_000;

const INDEX = /^CREATE (UNIQUE )?INDEX (?!CONCURRENTLY)/;
const DROP_INDEX = /^DROP INDEX (?!CONCURRENTLY)/;
const RULE = /^ALTER TABLE ("[^"]+") ADD CONSTRAINT ("[^"]+") (?:FOREIGN KEY|CHECK)[\s\S]*$/;
const NOT_NULL = /^ALTER TABLE ("[^"]+") ALTER COLUMN ("[^"]+") SET NOT NULL$/;
const FILL = /^UPDATE ("[^"]+") SET ("[^"]+") = ([\s\S]+?)(?: WHERE \2 IS NULL)?$/;

/** @param isThere whether a table was there before: a new one is nobody's yet */
export const onlineForm = (
  statements: readonly Statement[],
  isThere: (table: string) => boolean,
): Statement[] => {
  const fills = new Map(
    statements.flatMap((statement): [string, Statement][] => {
      const fill = isThere(statement.table) ? inPortions(statement) : undefined;
      return fill === undefined ? [] : [[fill.column, fill.statement]];
    }),
  );
  return statements.flatMap((statement) => (isThere(statement.table) ? safe(statement, fills) : [statement]));
};

function safe(statement: Statement, fills: ReadonlyMap<string, Statement>): Statement[] {
  const { sql } = statement;
  const one = (text: string): Statement => ({ ...statement, sql: text });
  const alone = (text: string): Statement => ({ ...one(text), alone: true });
  if (INDEX.test(sql)) return [alone(sql.replace(INDEX, 'CREATE $1INDEX CONCURRENTLY '))];
  if (DROP_INDEX.test(sql)) return [alone(sql.replace(DROP_INDEX, 'DROP INDEX CONCURRENTLY '))];
  const [, table = '', name = ''] = RULE.exec(sql) ?? [];
  if (name !== '')
    return [one(`${sql} NOT VALID`), alone(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`)];
  const closed = NOT_NULL.exec(sql);
  if (closed !== null) {
    const [, table = '', column = ''] = closed;
    const again = fills.get(`${table}.${column}`);
    return closedOnline(table, column, one, alone, again === undefined ? [] : [again]);
  }
  return [inPortions(statement)?.statement ?? statement];
}

/** A column that is filled, row by row in small numbers; undefined for any other statement. */
function inPortions(
  statement: Statement,
): { readonly column: string; readonly statement: Statement } | undefined {
  const [, of = '', column = '', value = ''] = FILL.exec(statement.sql) ?? [];
  if (of === '' || / WHERE /.test(value)) return undefined;
  const left = `SELECT "id" FROM ${of} WHERE ${column} IS NULL AND (${value}) IS NOT NULL LIMIT ${PORTION}`;
  const sql = `UPDATE ${of} SET ${column} = ${value} WHERE "id" IN (${left})`;
  return { column: `${of}.${column}`, statement: { ...statement, sql, alone: true, repeat: true } };
}

/**
 * PostgreSQL takes a checked rule as proof, and then need not look at every row under the strongest lock. Rows that came
 * empty between the filling and the rule are filled once more: from the rule on there are no others.
 */
function closedOnline(
  table: string,
  column: string,
  one: (sql: string) => Statement,
  alone: (sql: string) => Statement,
  again: readonly Statement[],
): Statement[] {
  const rule = quoted(`${table.slice(1, -1)}_${column.slice(1, -1)}_filled`.slice(0, 63));
  return [
    one(`ALTER TABLE ${table} ADD CONSTRAINT ${rule} CHECK (${column} IS NOT NULL) NOT VALID`),
    ...again,
    alone(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${rule}`),
    one(`ALTER TABLE ${table} ALTER COLUMN ${column} SET NOT NULL`),
    one(`ALTER TABLE ${table} DROP CONSTRAINT ${rule}`),
  ];
}
