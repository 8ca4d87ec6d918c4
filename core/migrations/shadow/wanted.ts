/** What the models want, as facts: made in a transaction on an empty shadow, read, and undone. */
import { createHash } from 'node:crypto';
import type { Registry } from '../../registry';
import { wholeSchema } from '../../create';
import type { SchemaState } from '../../schema_engine';
import type { Shadow } from './shadow';

/** The shadow must still be empty; models that have been read before are not made again. */
export async function readWanted(shadow: Shadow, registry: Registry): Promise<SchemaState> {
  const { connection, readings, fingerprint, read } = shadow;
  const statements = wholeSchema(registry);
  const name = await nameOf(shadow, statements);
  const noted = await readings.noted(name);
  const known = noted === undefined ? undefined : await readings.known(noted);
  if (known !== undefined) return known;
  await connection.query('BEGIN');
  try {
    if (statements.length > 0) await connection.query(statements.join(';\n'));
    await readings.note(name, await fingerprint());
    return await read({ inside: true, lasting: true });
  } finally {
    await connection.query('ROLLBACK');
  }
}

/** An empty schema has a fingerprint too: it tells the database's version and the schema's name. */
async function nameOf({ fingerprint }: Shadow, statements: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(await fingerprint());
  for (const statement of statements) hash.update('\0').update(statement);
  return `wanted-${hash.digest('hex')}`;
}
