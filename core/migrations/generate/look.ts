/** Looks at the way from what the migrations make to what the models want; whatever is tried on the shadow is undone. */
import { stepStatements } from '../../create';
import type { Registry } from '../../registry';
import type { Action, SchemaState } from '../../schema_engine';
import { quoted } from '../../shapes';
import type { Shadow } from '../shadow';
import type { Answers } from './answers';
import { inventoryOf, type Inventory } from './changes';
import { newExtensions } from './new_extensions';
import { clearWay } from './in_the_way';
import type { Question } from './question';
import { questionsOf } from './questions';
import { nameOnlyStatements, renameStatements } from './renames';
import type { Statement } from './statement';
import { typeChanges, type TypeChange } from './type_change';
import { changedWords, valueQuestions, valueRenames, type Words } from './values';

export interface Look {
  /** Renames, whole new tables, what is in the way: statements that need nobody's plan. */
  readonly known: readonly Statement[];
  /** What the engine plans after those. */
  readonly actions: readonly Action[];
  /** The state that the actions start from. */
  readonly now: Inventory;
  readonly wanted: Inventory;
  readonly types: readonly TypeChange[];
  readonly words: readonly Words[];
  readonly questions: readonly Question[];
}

/**
 * @param reached the shadow's state
 * @throws HostError MIGRATION_ANSWER
 */
export async function look(
  { connection, engine, read }: Shadow,
  reached: SchemaState,
  wantedState: SchemaState,
  registry: Registry,
  answers: Answers,
): Promise<Look> {
  const wanted = inventoryOf(wantedState);
  const before = inventoryOf(reached);
  const run = async (statements: readonly Statement[]): Promise<readonly Statement[]> => {
    for (const { sql } of statements) await connection.query(sql);
    return statements;
  };
  await connection.query('BEGIN');
  try {
    const extensions = await run(await newExtensions(connection, registry));
    const renames = await run(renameStatements(answers, before, wanted));
    const renamed = renames.length === 0 ? before : inventoryOf(await read({ inside: true }));
    const names = await run(nameOnlyStatements(renamed, wanted));
    const named = names.length === 0 ? renamed : inventoryOf(await read({ inside: true }));
    const values = await run(valueRenames(changedWords(named, wanted), answers));
    const tables = await newTables(connection.query.bind(connection), registry, named);
    const ready = [...extensions, ...renames, ...names, ...values, ...tables];
    const found = ready.length === 0 ? reached : await read({ inside: true });
    const types = await typeChanges(connection, inventoryOf(found), wanted);
    const { cleared, state } = await clearWay({ connection, read }, types, found);
    const known = [...ready, ...cleared];
    const now = inventoryOf(state);
    const actions = await engine.plan(state, wantedState);
    const words = changedWords(now, wanted);
    const questions = [...questionsOf(now, wanted, types, answers), ...valueQuestions(words, answers)];
    return { known, actions, now, wanted, types, words, questions };
  } finally {
    await connection.query('ROLLBACK');
  }
}

/** Whole new tables as create-tables makes them. One that leans on what is not there yet is left to the engine's plan. */
async function newTables(
  query: (sql: string) => Promise<unknown>,
  registry: Registry,
  { tables }: Inventory,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const { table, sql: all, file, columns, kind, databaseExtensions } of stepStatements(registry)) {
    if (tables.has(table)) continue;
    const sql = all.slice(databaseExtensions.length);
    await query('SAVEPOINT making');
    try {
      if (sql.length > 0) await query(sql.join(';\n'));
      const about =
        kind === 'table'
          ? [{ kind: 'table', table, name: table }]
          : columns.map((name) => ({ kind: 'column', table, name }));
      const inverse = `DROP TABLE ${quoted(table)}`;
      statements.push(
        ...sql.map((one) => ({
          sql: one,
          table,
          about,
          module: file.module,
          ...(one.startsWith('CREATE TABLE') && { inverse }),
        })),
      );
    } catch {
      await query('ROLLBACK TO SAVEPOINT making');
    }
    await query('RELEASE SAVEPOINT making');
  }
  return statements;
}
