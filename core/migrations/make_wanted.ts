/** What the models want, as facts; where a shadow cannot make it, as with types of an extension, a finding says whose it is. */
import { stepStatements } from '../create';
import { fail, type Finding } from '../findings';
import type { Registry } from '../registry';
import type { SchemaState } from '../schema_engine';
import { readWanted, type Shadow } from './shadow';

/**
 * The shadow must still be empty.
 * @throws HostError MIGRATION_UNPROVEN
 */
export async function makeWanted(shadow: Shadow, registry: Registry): Promise<SchemaState> {
  try {
    return await readWanted(shadow, registry);
  } catch (error) {
    const finding = await unmade(shadow, registry, (error as Error).message);
    if (finding === undefined) throw error;
    throw fail(finding, error);
  }
}

/** Made once more, one by one, up to the one that fails in the same way. */
async function unmade(
  { connection }: Shadow,
  registry: Registry,
  message: string,
): Promise<Omit<Finding, 'level'> | undefined> {
  await connection.query('BEGIN');
  try {
    for (const { file, sql } of stepStatements(registry))
      for (const one of sql) {
        const why = await connection.query(one).then(
          () => undefined,
          (error: unknown) => (error as Error).message,
        );
        if (why === undefined) continue;
        return why === message ? cannotMake(file, one, why) : undefined;
      }
    return undefined;
  } finally {
    await connection.query('ROLLBACK');
  }
}

const cannotMake = (
  { module, shown }: { readonly module: string; readonly shown: string },
  sql: string,
  why: string,
): Omit<Finding, 'level'> => ({
  code: 'MIGRATION_UNPROVEN',
  summary: `a shadow cannot make what the models want: ${why}`,
  at: [{ file: shown, note: sql.split('\n')[0] ?? '' }],
  waysOut: [
    {
      command: `menu-cli make-migration NAME --module ${module} --empty`,
      text: 'writes an empty one to fill by hand, where it takes an extension of PostgreSQL that no shadow has',
    },
    { text: 'mend the model where it says what no database can make' },
  ],
});
