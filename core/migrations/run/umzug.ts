/** The runner, given our list and our ledger: by itself it would sort by path, and lock nothing. */
import type { RunnableMigration } from 'umzug';
import type { KnownMigration } from '../files';

/**
 * Carries migrations out one after the other, in the order of `names`; the first that fails ends it.
 * Rows of the ledger are written by each migration's own transaction, so the runner has nothing to keep.
 * @param done names that were done when the lock was taken
 */
export async function runInOrder(
  migrations: readonly KnownMigration[],
  done: readonly string[],
  direction: 'up' | 'down',
  names: readonly string[],
  carryOut: (migration: KnownMigration) => Promise<void>,
): Promise<void> {
  if (names.length === 0) return;
  // It takes longer to load than a look at where things stand may take.
  const { Umzug } = await import('umzug');
  const executed = new Set(done);
  const runner = new Umzug<object>({
    migrations: migrations.map((one): RunnableMigration<object> => {
      const work = (): Promise<void> => carryOut(one);
      return { name: one.name, up: work, down: work };
    }),
    storage: {
      logMigration: ({ name }) => Promise.resolve(void executed.add(name)),
      unlogMigration: ({ name }) => Promise.resolve(void executed.delete(name)),
      executed: () => Promise.resolve([...executed]),
    },
    context: {},
    logger: undefined,
  });
  await runner[direction]({ migrations: [...names] }).catch((error: unknown) => {
    // The runner wraps what a migration throws; people need what it said.
    throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
  });
}
