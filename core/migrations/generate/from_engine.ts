/** From the engine's actions to statements for rows that exist. */
import type { Action } from '../../schema_engine';
import { quoted } from '../../shapes';
import { withWordLists } from '../shadow';
import type { Inventory } from './changes';
import { withoutSchema } from './neutral_sql';
import type { Statement } from './statement';

/** What stands in rows that exist, where the way demands something. */
export interface Filling {
  /** SQL for a column that may not be empty; undefined where nothing is known. */
  readonly fill: (path: string) => string | undefined;
  /** What stands behind USING in a type change, given what the engine wrote there: undefined leaves it out. */
  readonly using: (path: string, written: string) => string | undefined;
  /** Statements that settle the rows before a new rule over their values is added. */
  readonly beforeCheck: (table: string, constraint: string) => readonly string[];
}

const ADD = /^ALTER TABLE "([^"]+)" ADD COLUMN "([^"]+)" ([\s\S]*)$/;
const ALTER = /^ALTER TABLE "([^"]+)" ALTER COLUMN "([^"]+)" ([\s\S]*)$/;
const ADD_CONSTRAINT = /^ALTER TABLE "([^"]+)" ADD CONSTRAINT "([^"]+)"/;
const ENUM_VALUE = /^(ALTER TYPE [\s\S]+? ADD VALUE )(?!IF NOT EXISTS)/;

/**
 * @param now what the statements start from
 * @param wanted where they lead
 */
export function statementsFrom(
  actions: readonly Action[],
  now: Inventory,
  wanted: Inventory,
  filling: Filling,
): Statement[] {
  const statements = actions.flatMap((action): Statement[] => {
    const sql = withWordLists(withoutSchema(action.sql));
    const about = action.touches;
    const table = tableIn(sql) ?? tableOfIndex(sql, now, wanted) ?? about[0]?.table ?? '';
    const one = (text: string): Statement => ({ sql: text, table, about });
    if (action.commitsAfter || !action.transactional)
      return [{ ...one(sql.replace(ENUM_VALUE, '$1IF NOT EXISTS ')), alone: true }];
    const parts = rewritten(sql, now, wanted, filling).map(one);
    return parts.length > 1 ? parts.map((part) => ({ ...part, together: action })) : parts;
  });
  // The engine sets a default once behind a new type, and once more for itself.
  return statements.filter(
    ({ sql }, at) => !/ SET DEFAULT /.test(sql) || statements.findLastIndex((one) => one.sql === sql) === at,
  );
}

function rewritten(sql: string, now: Inventory, wanted: Inventory, filling: Filling): readonly string[] {
  const added = ADD.exec(sql);
  if (added !== null) return addColumn(sql, added as unknown as Parts, now, wanted, filling);
  const altered = ALTER.exec(sql);
  if (altered !== null) return alterColumn(sql, altered as unknown as Parts, now, filling);
  const constraint = ADD_CONSTRAINT.exec(sql);
  if (constraint !== null)
    return [...filling.beforeCheck(constraint[1] as string, constraint[2] as string), sql];
  return [sql];
}

type Parts = readonly [whole: string, table: string, column: string, rest: string];

/** A column that may not be empty is added empty, filled and then closed, unless the database can fill it. */
function addColumn(
  sql: string,
  [, table, column, rest]: Parts,
  now: Inventory,
  wanted: Inventory,
  { fill }: Filling,
): string[] {
  const path = `${table}.${column}`;
  const shape = wanted.columns.get(path);
  if (shape?.notNull !== true || shape.generated || wanted.defaults.has(path) || !now.tables.has(table))
    return [sql];
  const value = fill(path);
  if (value === undefined) return [sql];
  return [
    `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(column)} ${rest.replace(/\s+NOT NULL\b/, '')}`,
    `UPDATE ${quoted(table)} SET ${quoted(column)} = ${value}`,
    `ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(column)} SET NOT NULL`,
  ];
}

function alterColumn(
  sql: string,
  [, table, column, rest]: Parts,
  now: Inventory,
  { fill, using }: Filling,
): string[] {
  const path = `${table}.${column}`;
  if (rest === 'DROP DEFAULT' && !now.defaults.has(path)) return [];
  if (rest === 'SET NOT NULL') {
    const value = fill(path);
    const filled = `UPDATE ${quoted(table)} SET ${quoted(column)} = ${value} WHERE ${quoted(column)} IS NULL`;
    return value === undefined ? [sql] : [filled, sql];
  }
  const [, type, written = ''] = /^TYPE ([\s\S]+?) USING ([\s\S]+)$/.exec(rest) ?? [];
  if (type === undefined) return [sql];
  const how = using(path, written);
  return [
    `ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(column)} TYPE ${type}${how === undefined ? '' : ` USING ${how}`}`,
  ];
}

const TABLE = /^(?:ALTER|CREATE|DROP) TABLE (?:IF (?:NOT )?EXISTS )?"([^"]+)"/;
const ON_TABLE =
  /^(?:CREATE (?:UNIQUE )?INDEX [\s\S]*? ON (?:ONLY )?|COMMENT ON (?:TABLE|COLUMN) )"?([^".\s(]+)"?/;
const INDEX = /^(?:DROP|ALTER) INDEX (?:IF EXISTS )?"([^"]+)"/;

const tableIn = (sql: string): string | undefined => TABLE.exec(sql)?.[1] ?? ON_TABLE.exec(sql)?.[1];
const tableOfIndex = (sql: string, now: Inventory, wanted: Inventory): string | undefined => {
  const name = INDEX.exec(sql)?.[1];
  return name === undefined ? undefined : (now.indexes.get(name) ?? wanted.indexes.get(name))?.table;
};
