import { homedir } from 'node:os';
import { join } from 'node:path';

/** PGlite's version belongs to the name: an archive of another PostgreSQL must not be read. */
const NAME = 'embedded-postgres-0.5.14.tar';

/**
 * The file that keeps an archive of an empty database, so that a first start takes a third of a second instead of
 * two (initdb runs once for each user of the machine). It holds no data.
 */
export function cacheFile(
  cacheDir: string | null | undefined,
  env: NodeJS.ProcessEnv = process.env,
): string | null {
  if (cacheDir === null) return null;
  const folder = cacheDir ?? join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'ordinal-host');
  return join(folder, NAME);
}
