/** Renames that were answered, and what only changes its name with them. */
import { HostError, type Finding } from '../../findings';
import { quoted } from '../../shapes';
import type { Answers } from './answers';
import type { Inventory } from './changes';
import type { Statement } from './statement';

const nothingOf = (answer: string, what: string): Finding => ({
  code: 'MIGRATION_ANSWER',
  level: 'error',
  summary: `--rename ${answer}: ${what}`,
  at: [],
  waysOut: [{ text: 'name what the database has first and what the models have now second: table.old:new' }],
});

/** A rename and its way back. */
const pair = (
  write: (from: string, to: string) => string,
  from: string,
  to: string,
): Pick<Statement, 'sql' | 'inverse'> => ({ sql: write(from, to), inverse: write(to, from) });

/** @throws HostError MIGRATION_ANSWER for a rename of what is not there, or to what no model declares */
export function renameStatements({ renames }: Answers, before: Inventory, wanted: Inventory): Statement[] {
  const tables = new Map([...renames].filter(([from]) => !from.includes('.')));
  const findings: Finding[] = [];
  const statements: Statement[] = [];
  const check = (answer: string, problem: string | false): boolean => {
    if (problem !== false) findings.push(nothingOf(answer, problem));
    return problem === false;
  };
  for (const [from, to] of tables) {
    const isGone = before.tables.has(from) && !wanted.tables.has(from);
    const isNew = wanted.tables.has(to) && !before.tables.has(to);
    const problem = !isGone ? `there is no table ${from} that goes` : !isNew && `there is no new table ${to}`;
    if (!check(`${from}:${to}`, problem)) continue;
    statements.push({
      ...pair((a, b) => `ALTER TABLE ${quoted(a)} RENAME TO ${quoted(b)}`, from, to),
      table: to,
      about: [{ kind: 'table', table: to, name: to }],
    });
  }
  for (const [path, to] of [...renames].filter(([from]) => from.includes('.'))) {
    const [given = '', from = ''] = path.split('.');
    const table = tables.get(given) ?? given;
    const old = [...tables].find(([, name]) => name === table)?.[0] ?? table;
    const isGone = before.columns.has(`${old}.${from}`) && !wanted.columns.has(`${table}.${from}`);
    const isNew = wanted.columns.has(`${table}.${to}`) && !before.columns.has(`${old}.${to}`);
    const problem = !isGone
      ? `there is no column ${path} that goes`
      : !isNew && `there is no new column ${table}.${to}`;
    if (!check(`${path}:${to}`, problem)) continue;
    statements.push({
      ...pair((a, b) => `ALTER TABLE ${quoted(table)} RENAME COLUMN ${quoted(a)} TO ${quoted(b)}`, from, to),
      table,
      about: [{ kind: 'column', table, name: to }],
    });
  }
  if (findings.length > 0) throw new HostError(findings);
  return statements;
}

/** Pairs of a thing that goes and one that comes, which are the same but for the name. */
function sameButName<T>(
  now: ReadonlyMap<string, T>,
  wanted: ReadonlyMap<string, T>,
  isSame: (a: T, b: T, from: string, to: string) => boolean,
): [string, string][] {
  const coming = [...wanted].filter(([name]) => !now.has(name));
  const taken = new Set<string>();
  return [...now]
    .filter(([name]) => !wanted.has(name))
    .flatMap(([from, thing]): [string, string][] => {
      const match = coming.find(([to, other]) => !taken.has(to) && isSame(thing, other, from, to));
      if (match === undefined) return [];
      taken.add(match[0]);
      return [[from, match[0]]];
    });
}

const tableOf = (path: string): string => path.slice(0, path.indexOf('.'));
const nameOf = (path: string): string => path.slice(path.indexOf('.') + 1);

/** Constraints, indexes and native types that are called after a table or column with a new name. */
export function nameOnlyStatements(now: Inventory, wanted: Inventory): Statement[] {
  const constraints = sameButName(
    now.constraints,
    wanted.constraints,
    (a, b, from, to) => a === b && tableOf(from) === tableOf(to),
  );
  const indexes = sameButName(
    now.indexes,
    wanted.indexes,
    (a, b) => a.table === b.table && a.definition === b.definition,
  );
  // Types of one column: two tables may have the same words. Words of it that change are renamed after it.
  const turns = new Set(
    [...now.columns].map(([path, { type }]) => `${type} ${wanted.columns.get(path)?.type ?? ''}`),
  );
  const enums = sameButName(now.enums, wanted.enums, (_a, _b, from, to) => turns.has(`${from} ${to}`));
  return [
    ...constraints.map(([from, to]): Statement => {
      const table = tableOf(from);
      const sql = (a: string, b: string): string =>
        `ALTER TABLE ${quoted(table)} RENAME CONSTRAINT ${quoted(a)} TO ${quoted(b)}`;
      return {
        ...pair(sql, nameOf(from), nameOf(to)),
        table,
        about: [{ kind: 'constraint', table, name: nameOf(to) }],
      };
    }),
    ...indexes.map(([from, to]): Statement => {
      const table = now.indexes.get(from)?.table ?? '';
      const sql = (a: string, b: string): string => `ALTER INDEX ${quoted(a)} RENAME TO ${quoted(b)}`;
      return { ...pair(sql, from, to), table, about: [{ kind: 'index', table, name: to }] };
    }),
    ...enums.map(([from, to]): Statement => ({
      ...pair((a, b) => `ALTER TYPE ${quoted(a)} RENAME TO ${quoted(b)}`, from, to),
      table: to,
      about: [{ kind: 'type', table: to, name: to }],
    })),
  ];
}
