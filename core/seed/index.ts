/** Writes seed data: all of it or nothing, again and again to the same end. */
import type { Sequelize } from 'sequelize';
import { SCHEMA_LOCK } from '../create';
import type { Database } from '../database';
import type { Models } from '../declare';
import { fail, throwOnErrors } from '../findings';
import { loadSeeds, type LoadedSeed } from '../load';
import type { ModuleFolder } from '../discover';

export interface SeedOptions {
  /** Modules whose seeds run, in loading order. */
  readonly modules: readonly ModuleFolder[];
  readonly models: Models;
  /** Whether data to look at is wanted besides data that is needed. */
  readonly demo: boolean;
  /** Runs work in one transaction that all its queries join, alone on this database. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  /** Told before a file runs: which it is, and the how manieth of how many. */
  readonly onFile?: (shown: string, number: number, total: number) => void;
  /** Told what each seed says, with its file. */
  readonly log?: (shown: string, message: string) => void;
}

async function runSeed(
  { shown, seed }: LoadedSeed,
  models: Models,
  say: NonNullable<SeedOptions['log']>,
): Promise<void> {
  try {
    await seed.run({ models, log: (message) => say(shown, message) });
  } catch (error) {
    throw fail(
      {
        code: 'SEED_FAILED',
        summary: `${shown} failed: ${error instanceof Error ? error.message : String(error)}`,
        at: [{ file: shown }],
        waysOut: [{ text: 'mend the seed; nothing of this run was kept' }],
      },
      error,
    );
  }
}

/**
 * Runs seeds in module order, needed ones before demo ones.
 * @returns the files that ran
 * @throws HostError SEED_FAILED, or what a file that does not load means; nothing was written then
 */
export async function runSeeds({
  modules,
  models,
  demo,
  alone,
  onFile = () => undefined,
  log = () => undefined,
}: SeedOptions): Promise<readonly string[]> {
  const { seeds, findings } = loadSeeds(modules);
  throwOnErrors(findings);
  const chosen = [
    ...seeds.filter(({ seed }) => !seed.demo),
    ...(demo ? seeds.filter(({ seed }) => seed.demo) : []),
  ];
  if (chosen.length === 0) return [];
  await alone(async () => {
    for (const [index, seed] of chosen.entries()) {
      onFile(seed.shown, index + 1, chosen.length);
      await runSeed(seed, models, log);
    }
  });
  return chosen.map(({ shown }) => shown);
}

/** One transaction, alone on the database: what `runSeeds` asks for as `alone`. */
export const aloneOn =
  (database: Database, sequelize: Sequelize): SeedOptions['alone'] =>
  (work) =>
    database.withDatabaseLock(SCHEMA_LOCK, () => sequelize.transaction(() => work()));
