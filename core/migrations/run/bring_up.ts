/** Runs what has not run, under the lock that the caller holds. */
import { throwOnErrors } from '../../findings';
import type { KnownMigration } from '../files';
import { makeLedger, markSql, nextBatch, readLedger, standingsOf, type Standings } from '../ledger';
import type { MigrateOptions, Outcome } from './options';
import { halfWay, unknown } from './run_findings';
import { runMigration } from './run_steps';
import { stampable } from './stampable';
import { runInOrder } from './umzug';

/** Reads where the database stands; what is wrong with that is thrown before anything runs. */
export async function standing({ connection, files, registry, modules }: MigrateOptions): Promise<Standings> {
  throwOnErrors(files.findings);
  await makeLedger(connection, registry, files.migrations);
  const standings = standingsOf(files.migrations, await readLedger(connection), modules);
  throwOnErrors(standings.findings);
  return standings;
}

/**
 * Brings the database up, in the order of the names.
 * @param to the last migration that shall run; all when undefined
 * @throws HostError with every finding about files and ledger, or MIGRATION_FAILED, MIGRATION_BLOCKED
 */
export async function migrateUp(options: MigrateOptions, to?: string): Promise<readonly Outcome[]> {
  const standings = await standing(options);
  const back = standings.all.find(({ state }) => state === 'reverting')?.migration;
  if (back !== undefined) throw halfWay(back, 'down');
  if (to !== undefined && !standings.all.some(({ name }) => name === to)) throw unknown(to, standings.all);
  const batch = nextBatch(standings.all.flatMap(({ row }) => row ?? []));
  const outcomes: Outcome[] = [];
  const { connection, onOutcome } = options;
  const tell = (outcome: Outcome): void => {
    outcomes.push(outcome);
    onOutcome?.(outcome);
  };
  const { done, stamps } = await stampable(options, standings, to);
  for (const one of stamps) {
    const mark = { state: 'stamped', stepsDone: one.migration.up.length, batch, durationMs: 0 } as const;
    await connection.query(markSql(one, mark));
    tell({ migration: one, did: 'stamped', milliseconds: 0 });
  }
  const up = async (migration: KnownMigration): Promise<void> => {
    const row = standings.all.find(({ name }) => name === migration.name)?.row;
    options.onStart?.(migration);
    const milliseconds = await runMigration({ ...options, migration, direction: 'up', row, batch });
    tell({ migration, did: 'applied', milliseconds });
  };
  const left = standings.pending.map(({ name }) => name).filter((name) => !done.includes(name));
  await runInOrder(
    options.files.migrations,
    done,
    'up',
    left.filter((name) => to === undefined || name <= to),
    up,
  );
  return outcomes;
}
