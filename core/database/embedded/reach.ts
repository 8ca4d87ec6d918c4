import type { ClientConfig } from 'pg';
import type { OpenOptions } from '../database';
import { cacheFile } from './cache_file';
import { EmbeddedSession } from './session';

/** Where the embedded database is reached: in this process through a stream, or in another through a socket. */
export interface Reach {
  /** For people, e.g. `embedded database in .data/database`. */
  readonly describe: string;
  /** How `pg` gets there. */
  readonly address: Pick<ClientConfig, 'stream' | 'host' | 'port'>;
  readonly dump: () => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** A session in this process as a reach. */
const reachSession = (session: EmbeddedSession, describe: string, close: () => Promise<void>): Reach => ({
  describe,
  address: { stream: () => session.stream() },
  dump: () => session.dump(),
  close,
});

/** Opens the embedded database where the options say. */
export async function reachEmbedded(options: OpenOptions): Promise<Reach> {
  const session = new EmbeddedSession({
    directory: null,
    archive: options.archive ?? null,
    cacheFile: cacheFile(options.cacheDir),
  });
  await session.engine.greeting();
  return reachSession(session, 'embedded database in memory', () => session.close());
}
