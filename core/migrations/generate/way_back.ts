/** The way back of each file: planned anew from what it leaves to what it found, and run on the shadow. */
import type { Connection } from '../../create';
import type { SchemaState } from '../../schema_engine';
import type { Shadow } from '../shadow';
import type { Answers } from './answers';
import { inventoryOf } from './changes';
import { clearWay } from './in_the_way';
import { mapsBack } from './maps_back';
import { neutral } from './neutral_value';
import { settle, type Bucket, type Measured } from './settle';
import type { Statement } from './statement';
import { typeChanges } from './type_change';
import { changedWords } from './values';
import { planStatements } from './words_in_rows';

/**
 * Takes one file back on the shadow.
 * @param reached the state after the file, in which the shadow is
 * @param target the state before the file
 * @returns the statements, or why there is no way back
 */
export async function takeBack(
  { connection, engine, read }: Shadow,
  bucket: Bucket,
  [target, reached]: readonly [target: SchemaState, reached: SchemaState],
  answers: Answers,
): Promise<{ readonly statements: readonly Measured[] } | { readonly stuck: string }> {
  const before = inventoryOf(target);
  const inverses: Statement[] = [];
  await connection.query('BEGIN');
  let rest: Statement[];
  try {
    for (const { inverse, ...statement } of [...bucket.statements].reverse()) {
      if (inverse === undefined || !(await runs(connection, inverse))) continue;
      inverses.push({ ...statement, sql: inverse });
    }
    const found = inverses.length === 0 ? reached : await read({ inside: true });
    const types = await typeChanges(connection, inventoryOf(found), before);
    const oneWay = types.find(({ form }) => form === 'none');
    if (oneWay !== undefined)
      return { stuck: `${oneWay.path} was ${oneWay.to}, to which nothing leads back` };
    const { cleared, state } = await clearWay({ connection, read }, types, found);
    const now = inventoryOf(state);
    const actions = await engine.plan(state, target);
    const words = changedWords(now, before);
    const unknown: string[] = [];
    const plan = { actions, now, wanted: before, types, words };
    const planned = planStatements(plan, {
      maps: mapsBack(answers, words),
      fill: (path) => {
        const value = neutral(path, before);
        if (value === undefined && !now.columns.has(path)) unknown.push(path);
        return value;
      },
    });
    rest = [...cleared, ...planned];
    // An empty shadow would take the column back as it was; rows would not.
    if (unknown.length > 0)
      return { stuck: `nobody knows what stood in ${unknown.join(', ')}, and it may not be empty` };
  } catch (error) {
    return { stuck: (error as Error).message };
  } finally {
    await connection.query('ROLLBACK');
  }
  const done: Measured[] = [];
  const stuck = await settle(
    connection,
    [{ module: bucket.module, statements: [...inverses, ...rest] }],
    (file) => {
      done.push(...file.statements);
      return Promise.resolve();
    },
  );
  return stuck[0] === undefined
    ? { statements: done }
    : { stuck: `${stuck[0].error.message}: ${stuck[0].statement.sql}` };
}

/** What does not run by itself, as a table that another still points to, is left to the engine's plan. */
async function runs(connection: Connection, sql: string): Promise<boolean> {
  await connection.query('SAVEPOINT inverse');
  try {
    await connection.query(sql);
    return true;
  } catch {
    await connection.query('ROLLBACK TO SAVEPOINT inverse');
    return false;
  }
}
