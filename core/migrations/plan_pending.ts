/** What pending migrations would do, statement by statement, with what each costs the others: measured on a shadow. */
import { fail } from '../findings';
import { groupsOf, isData, type KnownMigration } from './files';
import { extensionsOf, replay, runAlone, runMeasured, withoutNew, withShadow, type Cost } from './shadow';

export interface PlannedStatement {
  readonly sql: string;
  readonly transaction: boolean;
  readonly cost: Cost;
}

export interface PlannedMigration {
  readonly migration: KnownMigration;
  /** Steps that a person wrote as code are named, not measured: what they send depends on rows. */
  readonly statements: readonly (PlannedStatement | 'code')[];
}

/**
 * @param before what runs before the first pending one
 * @throws HostError MIGRATION_UNPROVEN when one of them does not run
 */
export const planPending = (
  before: readonly KnownMigration[],
  pending: readonly KnownMigration[],
): Promise<readonly PlannedMigration[]> =>
  pending.length === 0
    ? Promise.resolve([])
    : withShadow(
        async ({ connection }) => {
          await replay(connection, before);
          const planned: PlannedMigration[] = [];
          for (const migration of pending)
            planned.push({ migration, statements: await measured(connection, migration) });
          return planned;
        },
        { extensions: extensionsOf([...before, ...pending]) },
      );

type ShadowConnection = Parameters<typeof replay>[0];

async function measured(
  connection: ShadowConnection,
  { migration, shown, name }: KnownMigration,
): Promise<PlannedMigration['statements']> {
  const statements: (PlannedStatement | 'code')[] = [];
  const made = new Set<string>();
  for (const { transaction, steps } of groupsOf(migration.up, 0)) {
    for (const step of steps) {
      if (isData(step)) {
        statements.push('code');
        continue;
      }
      for (const sql of step.sql) {
        const run = transaction ? runMeasured : runAlone;
        const cost = await run(connection, sql).catch((error: unknown) => {
          throw unproven(shown, name, sql, error as Error);
        });
        statements.push({ sql, transaction, cost: withoutNew(cost, (table) => made.has(table)) });
        const table = /^\s*CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"?/i.exec(sql)?.[1];
        if (table !== undefined) made.add(table);
      }
    }
  }
  return statements;
}

const unproven = (shown: string, name: string, sql: string, error: Error): Error =>
  fail(
    {
      code: 'MIGRATION_UNPROVEN',
      summary: `${name} does not run on an empty database after those before it: ${error.message}`,
      at: [{ file: shown, note: sql.split('\n')[0] ?? sql }],
      waysOut: [{ text: 'mend the file if it has run nowhere yet; otherwise bring back what it builds on' }],
    },
    error,
  );
