/** Carries migrations out on a shadow, as fast as it goes: nobody else is there. */
import type { Connection } from '../../create';
import { fail } from '../../findings';
import { groupsOf, isData, type KnownMigration } from '../files';

/**
 * @throws HostError MIGRATION_UNPROVEN naming the file whose statements do not run after those before it
 */
export async function replay(connection: Connection, migrations: readonly KnownMigration[]): Promise<void> {
  const ask = connection.query.bind(connection) as never;
  for (const one of migrations) {
    try {
      for (const { transaction, steps } of groupsOf(one.migration.up, 0)) {
        if (transaction) await connection.query('BEGIN');
        for (const step of steps) {
          if (isData(step)) await step.run(ask);
          else if (transaction) await connection.query(step.sql.join(';\n'));
          else for (const sql of step.sql) await connection.query(sql);
        }
        if (transaction) await connection.query('COMMIT');
      }
    } catch (error) {
      await connection.query('ROLLBACK');
      throw fail(
        {
          code: 'MIGRATION_UNPROVEN',
          summary: `${one.name} does not run on an empty database after those before it: ${(error as Error).message}`,
          at: [{ file: one.shown }],
          waysOut: [
            { text: 'mend the file if it has run nowhere yet; otherwise bring back what it builds on' },
          ],
        },
        error,
      );
    }
  }
}
