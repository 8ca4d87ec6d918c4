import type { Database, OpenOptions } from './database';
import { COMMAND_DEADLINES, SERVING_DEADLINES } from './deadlines';

/**
 * Opens the database that the options name: a server by address, otherwise the embedded one. A server is not asked
 * anything yet, so that a program can start while its database is away. Throws findings: CONFIG_INVALID for an
 * address that cannot be read, DATABASE_IN_USE when another process holds the embedded database.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const deadlines = {
    ...(options.serve === true ? SERVING_DEADLINES : COMMAND_DEADLINES),
    ...options.deadlines,
  };
  if (options.url !== undefined && options.url !== '') {
    const { serverDatabase } = await import('./server_database');
    return serverDatabase(options.url, deadlines, options);
  }
  const { embeddedDatabase } = await import('./embedded_database');
  const { reachEmbedded } = await import('./embedded/reach');
  return embeddedDatabase(await reachEmbedded(options), deadlines, options);
}
