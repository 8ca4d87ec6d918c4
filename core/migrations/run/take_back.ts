/** Takes back what has run, under the lock that the caller holds. */
import { fail, HostError } from '../../findings';
import type { KnownMigration } from '../files';
import { isAboutLedger } from '../ledger';
import { standing } from './bring_up';
import type { MigrateOptions, Outcome } from './options';
import { halfWay, irreversible, unknown } from './run_findings';
import { runMigration } from './run_steps';
import { runInOrder } from './umzug';

/**
 * Takes migrations back, the last one first.
 * @param until how many, or the name of the last that shall be taken back
 */
export async function migrateDown(
  options: MigrateOptions,
  until: { readonly steps: number } | { readonly to: string },
): Promise<readonly Outcome[]> {
  const standings = await standing(options);
  const half = standings.all.find(({ state }) => state === 'running')?.migration;
  if (half !== undefined) throw halfWay(half, 'up');
  const done = standings.all.filter(({ row, migration }) => row !== undefined && migration !== undefined);
  if ('to' in until && !done.some(({ name }) => name === until.to)) throw unknown(until.to, standings.all);
  const going = 'to' in until ? done.filter(({ name }) => name >= until.to) : done.slice(-until.steps);
  const stuck = going.flatMap(({ migration }) =>
    migration?.migration.down === null ? [irreversible(migration)] : [],
  );
  if (stuck.length > 0) throw new HostError(stuck.flatMap(({ findings }) => findings));
  // Its own table would go from under its feet.
  const ledger = going.find(({ migration }) => migration !== undefined && isAboutLedger(migration));
  if (ledger !== undefined) throw ofLedger(ledger.name);
  const outcomes: Outcome[] = [];
  const down = async (migration: KnownMigration): Promise<void> => {
    const row = done.find(({ name }) => name === migration.name)?.row;
    options.onStart?.(migration);
    const milliseconds = await runMigration({
      ...options,
      migration,
      direction: 'down',
      row,
      batch: row?.batch ?? 0,
    });
    const outcome: Outcome = { migration, did: 'reverted', milliseconds };
    outcomes.push(outcome);
    options.onOutcome?.(outcome);
  };
  const names = done.map(({ name }) => name);
  await runInOrder(options.files.migrations, names, 'down', going.map(({ name }) => name).reverse(), down);
  return outcomes;
}

const ofLedger = (name: string): HostError =>
  fail({
    code: 'MIGRATION_NO_WAY_BACK',
    summary: `${name} made the ledger itself, which cannot be taken back from within`,
    at: [{ file: name }],
    waysOut: [{ command: 'menu-cli cleanup full', text: 'in development: drops everything the host owns' }],
  });
