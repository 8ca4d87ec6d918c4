import { homedir } from 'node:os';
import { join } from 'node:path';

/** PGlite's version belongs to the name: an archive of another PostgreSQL must not be read. */
const NAME = 'embedded-postgres-0.5.14.tar';

/** The folder of what is kept for all projects of one user, because making it again would only cost time. */
export const cacheFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'ordinal-host');

/**
 * The file that keeps an archive of an empty database, so that a first start takes a third of a second instead of
 * two (initdb runs once for each user of the machine). It holds no data.
 */
export function cacheFile(
  cacheDir: string | null | undefined,
  env: NodeJS.ProcessEnv = process.env,
): string | null {
  return cacheDir === null ? null : join(cacheDir ?? cacheFolder(env), NAME);
}
