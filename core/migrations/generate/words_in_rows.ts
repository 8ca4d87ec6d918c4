/** A plan that keeps rows: their words become others at the moment of the plan at which they can. */
import type { Action } from '../../schema_engine';
import { literal, quoted } from '../../shapes';
import type { ValueMaps } from './answers';
import type { Inventory } from './changes';
import { statementsFrom } from './from_engine';
import type { Statement } from './statement';
import type { TypeChange } from './type_change';
import type { Words } from './values';

export interface Plan {
  readonly actions: readonly Action[];
  /** What the actions start from, and where they lead. */
  readonly now: Inventory;
  readonly wanted: Inventory;
  readonly types: readonly TypeChange[];
  readonly words: readonly Words[];
}

export interface Values {
  readonly maps: ValueMaps;
  /** SQL for a column that may not be empty; undefined where nothing is known. */
  readonly fill: (path: string) => string | undefined;
  /** How a person wants one type to become another. */
  readonly typed?: (change: TypeChange) => string | undefined;
}

export function planStatements(plan: Plan, { maps, fill, typed }: Values): Statement[] {
  const changes = new Map(plan.types.map((one) => [one.path, one]));
  const moment = momentIn(changes);
  const at = (when: Moment): Words[] => plan.words.filter((one) => moment(one) === when);
  const updates = (words: readonly Words[]): Statement[] => words.flatMap((one) => updatesFor(one, maps));
  const cast = ({ path, using, to }: TypeChange): string | undefined => {
    const words = at('in the cast').find(({ table, column }) => `${table}.${column}` === path);
    return (words && castOf(words, to, maps)) ?? using;
  };
  const statements = statementsFrom(plan.actions, plan.now, plan.wanted, {
    fill,
    using: (path, written) => {
      // A native type that is made anew keeps its name: no change of the column's, so the engine knows best.
      const change = changes.get(path);
      return change === undefined ? written : (typed?.(change) ?? cast(change));
    },
    beforeCheck: (table, name) =>
      updates(at('once closed').filter((one) => one.table === table && one.after.name === name)).map(
        ({ sql }) => sql,
      ),
  });
  return [
    ...updates(at('at once')),
    ...statements.flatMap((statement) => {
      const [, table, name] = DROP.exec(statement.sql) ?? [];
      const opened = at('once open').filter((one) => one.table === table && one.before.name === name);
      return [statement, ...updates(opened)];
    }),
  ];
}

const DROP = /^ALTER TABLE "([^"]+)" DROP CONSTRAINT "([^"]+)"/;

/** While the old type stands, once the old check is gone, before the new one comes; between check and type, in the cast. */
type Moment = 'at once' | 'once open' | 'once closed' | 'in the cast';

const lengthOf = (type: string): number => Number(/^character varying\((\d+)\)$/.exec(type)?.[1] ?? Infinity);

function momentIn(changes: ReadonlyMap<string, TypeChange>): (words: Words) => Moment {
  return ({ table, column, before, after }) => {
    // A value that only one of the two can hold is at no moment a value of the column.
    if (before.kind !== after.kind) return 'in the cast';
    if (after.kind === 'type') return 'at once';
    const change = changes.get(`${table}.${column}`);
    // Into a narrower column only the new words may fit.
    const narrows = change !== undefined && lengthOf(change.to) < lengthOf(change.from);
    return narrows ? 'once open' : 'once closed';
  };
}

const mapOf = ({ table, column, before }: Words, maps: ValueMaps): [from: string, to: string][] =>
  [...(maps.get(`${table}.${column}`) ?? [])].filter(([from]) => before.words.includes(from));

const updatesFor = (words: Words, maps: ValueMaps): Statement[] => {
  const [table, column] = [quoted(words.table), quoted(words.column)];
  return mapOf(words, maps).map(([from, to]) => ({
    sql: `UPDATE ${table} SET ${column} = ${literal(to)} WHERE ${column} = ${literal(from)}`,
    table: words.table,
    about: [{ kind: 'column', table: words.table, name: words.column }],
  }));
};

function castOf(words: Words, to: string, maps: ValueMaps): string | undefined {
  const text = `${quoted(words.column)}::text`;
  const cases = mapOf(words, maps).map(([from, value]) => `WHEN ${literal(from)} THEN ${literal(value)}`);
  if (cases.length === 0) return undefined;
  const value = `CASE ${text} ${cases.join(' ')} ELSE ${text} END`;
  // An explicit cast to a varchar would cut in silence.
  return words.after.kind === 'type' ? `(${value})::${to}` : value;
}
