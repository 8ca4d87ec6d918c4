/** What takes a shadow and so seconds: the locks of statements, and drift. Done in the background, kept in memory. */
import { planPending, type Desk, type Drift, type PlannedMigration, type Standings } from '../../migrations';
import { keptWork, type Kept } from './kept_work';

/** What the statements up of a migration cost, by its name. */
export type Costs = ReadonlyMap<string, PlannedMigration['statements']>;

/** `ask` begins what is not known yet. */
export type Look = 'known' | 'ask';

export interface MigrationWork {
  /** The locks of everything that is pending. */
  pending(standings: Standings, look: Look): Kept<Costs> | undefined;
  /** The locks of one migration, as they were when it ran after those before it. */
  one(name: string, look: Look): Kept<Costs> | undefined;
  /** Holds until the ledger changes, or is forgotten. */
  drift(standings: Standings, look: Look): Kept<Drift> | undefined;
  forgetDrift(standings: Standings): void;
  /** Resolves when nothing is being measured. */
  settled(): Promise<void>;
}

const costsOf = (planned: readonly PlannedMigration[]): Costs =>
  new Map(planned.map(({ migration, statements }) => [migration.name, statements]));

const ledgerKey = ({ all }: Standings): string =>
  JSON.stringify(all.map(({ name, state, row }) => [name, state, row?.checksum, row?.executedAt]));

/** @param now what the time is when something is ready */
export function migrationWork(desk: Desk, now: () => Date): MigrationWork {
  const work = keptWork(now);
  const plans = work.shelf<Costs>();
  const drifts = work.shelf<Drift>();
  // Files are those this process has read, so a name stands for what it does.
  const { migrations } = desk.files;
  return {
    pending({ pending }, look) {
      const key = pending.map(({ name }) => name).join(' ');
      if (key === '') return undefined;
      return look === 'known' ? plans.known(key) : plans.ask(key, async () => costsOf(await desk.plan()));
    },
    one(name, look) {
      const measure = async (): Promise<Costs> =>
        costsOf(
          await planPending(
            migrations.filter((one) => one.name < name),
            migrations.filter((one) => one.name === name),
          ),
        );
      const key = `one ${name}`;
      return look === 'known' ? plans.known(key) : plans.ask(key, measure);
    },
    drift: (standings, look) =>
      look === 'known'
        ? drifts.known(ledgerKey(standings))
        : drifts.ask(ledgerKey(standings), () => desk.drift()),
    forgetDrift: (standings) => drifts.forget(ledgerKey(standings)),
    settled: work.settled,
  };
}
