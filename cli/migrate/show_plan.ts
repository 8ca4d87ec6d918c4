/** `migrate plan`: the SQL of what has not run, with what each statement costs the others. */
import { costWords, type Desk, type PlannedMigration } from '../../core/migrations';
import { throwOnErrors } from '../../core/findings';
import type { CommandContext } from '../command';
import type { MigrateWords } from './migrate_words';

export async function showPlan(
  desk: Desk,
  _words: MigrateWords,
  { print, json }: CommandContext,
): Promise<undefined> {
  const { findings } = await desk.standings();
  throwOnErrors([...desk.files.findings, ...findings]);
  const planned = await desk.plan();
  if (json) print.json({ migrations: planned.map(asJson) });
  else if (planned.length === 0) print.say('Nothing has to run: the database is up to date.');
  else print.data(planned.map(asText).join('\n\n'));
  return undefined;
}

const asText = ({ migration, statements }: PlannedMigration): string =>
  [
    `-- ${migration.name}`,
    ...statements.flatMap((one) =>
      one === 'code'
        ? ['-- a step written as code']
        : [`-- ${costWords(one.cost)}${one.transaction ? '' : '; not in a transaction'}`, `${one.sql};`],
    ),
  ].join('\n');

const asJson = ({ migration, statements }: PlannedMigration): object => ({
  name: migration.name,
  module: migration.module,
  statements: statements.map((one) =>
    one === 'code'
      ? { code: true }
      : { sql: one.sql, transaction: one.transaction, locks: one.cost.locks, rewrites: one.cost.rewrites },
  ),
});
