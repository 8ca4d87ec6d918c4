/** Extensions of PostgreSQL that models need and no migration makes yet. */
import { extensionSql, stepStatements, type Connection } from '../../create';
import type { Registry } from '../../registry';
import type { Statement } from './statement';

/** One statement for each, of the first module that needs it. None goes again: others may live by it meanwhile. */
export async function newExtensions(connection: Connection, registry: Registry): Promise<Statement[]> {
  const { rows } = await connection.query('SELECT extname AS name FROM pg_extension');
  const known = new Set((rows as { name: string }[]).map(({ name }) => name));
  const statements: Statement[] = [];
  for (const { file, table, databaseExtensions } of stepStatements(registry))
    for (const name of databaseExtensions) {
      if (known.has(name)) continue;
      known.add(name);
      statements.push({ sql: extensionSql(name), table, about: [], module: file.module });
    }
  return statements;
}
