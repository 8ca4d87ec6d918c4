/** The ledger comes before the first migration: made by its own model's statements, which its migration only repeats. */
import { createTables, type Connection } from '../../create';
import { fail, type HostError } from '../../findings';
import type { Registry } from '../../registry';
import type { KnownMigration } from '../files';
import { markSql } from './ledger';

export const LEDGER_TABLE = 'migrations';

/** Whether a migration says nothing but what the ledger's own model says. */
export const isAboutLedger = ({ migration }: KnownMigration): boolean =>
  migration.up.length > 0 &&
  migration.up.every((step) => 'sql' in step && step.sql.every((sql) => sql.includes(`"${LEDGER_TABLE}"`)));

/**
 * Makes the ledger where there is none, and marks the migrations that would have made it.
 * The caller holds the database's lock.
 * @throws HostError MIGRATION_NO_LEDGER when no model declares it
 */
export async function makeLedger(
  connection: Connection,
  registry: Registry,
  migrations: readonly KnownMigration[],
): Promise<void> {
  if (!registry.byTable.has(LEDGER_TABLE)) throw noLedger();
  await createTables({
    connection,
    registry,
    only: (file) => registry.byTable.get(LEDGER_TABLE)?.file === file,
    alongside: () =>
      migrations
        .filter(isAboutLedger)
        .map((one) =>
          markSql(one, { state: 'stamped', stepsDone: one.migration.up.length, batch: 1, durationMs: 0 }),
        ),
  });
}

export const noLedger = (): HostError =>
  fail({
    code: 'MIGRATION_NO_LEDGER',
    summary: `no module declares the table ${LEDGER_TABLE}, in which a database remembers its migrations`,
    at: [{ file: 'modules/enabled.json', note: 'database' }],
    waysOut: [{ text: 'switch the module database on' }],
  });
