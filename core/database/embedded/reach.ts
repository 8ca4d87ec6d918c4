import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ClientConfig } from 'pg';
import type { OpenOptions } from '../database';
import { TOLD_AFTER_MS } from '../waiting';
import { cacheFile } from './cache_file';
import { tryDirectoryLock, type HeldLock } from './directory_lock';
import { inUse, unreadableLock, waitingFor } from './in_use';
import { thisProcess, type LockHolder } from './lock_holder';
import { EmbeddedSession } from './session';
import {
  prepareSocketPath,
  removeSocketPath,
  serveSocket,
  SOCKET_PORT,
  socketAnswers,
} from './socket_server';

/** Where the embedded database is reached: in this process through a stream, or in another through a socket. */
export interface Reach {
  /** For people, e.g. `embedded database in .data/database`. */
  readonly describe: string;
  /** How `pg` gets there. */
  readonly address: Pick<ClientConfig, 'stream' | 'host' | 'port'>;
  readonly dump: () => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** How long a command waits for another command to finish, or for a server that is starting, before it says so. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 40;

/** Opens the embedded database where the options say, or finds the way to the process that has it open. */
export async function reachEmbedded(options: OpenOptions): Promise<Reach> {
  if (options.memory === true) return openSession(options, null);
  const directory = join(resolve(options.dataDir ?? '.data'), 'database');
  const socket = options.serve === true ? prepareSocketPath() : null;
  try {
    return await lockOrFollow(directory, socket, options);
  } catch (error) {
    if (socket !== null) removeSocketPath(socket);
    throw error;
  }
}

async function lockOrFollow(directory: string, socket: string | null, options: OpenOptions): Promise<Reach> {
  const file = `${directory}.lock`;
  const takeOverFrom = options.takeOverFrom ?? process.env['DATA_DIR_TAKEOVER'];
  const began = performance.now();
  let tell = options.onWait;
  for (;;) {
    const attempt = tryDirectoryLock(file, thisProcess(socket), takeOverFrom);
    if (attempt.kind === 'held') return openDirectory(directory, attempt, socket, options);
    if (attempt.kind === 'unreadable') throw unreadableLock(file);
    const { holder } = attempt;
    const mayFollow = socket === null && holder.socket !== null;
    if (mayFollow && (await socketAnswers(holder.socket))) return follow(directory, holder.socket, holder);
    const pointless = holder.host !== thisProcess(null).host || (socket !== null && holder.socket !== null);
    const waited = performance.now() - began;
    if (pointless || waited > PATIENCE_MS) throw inUse(directory, file, holder);
    if (waited > TOLD_AFTER_MS) {
      tell?.(waitingFor(directory, holder));
      tell = undefined;
    }
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}

/** The way through the socket of the process that has the directory open. */
const follow = (directory: string, socket: string, holder: LockHolder): Reach => ({
  describe: `embedded database in ${directory} through process ${holder.pid}`,
  address: { host: dirname(socket), port: SOCKET_PORT },
  dump: () => Promise.reject(inUse(directory, `${directory}.lock`, holder)),
  close: () => Promise.resolve(),
});

async function openDirectory(
  directory: string,
  lock: HeldLock,
  socket: string | null,
  options: OpenOptions,
): Promise<Reach> {
  if (lock.recovered?.socket != null) removeSocketPath(lock.recovered.socket);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return await openSession(options, directory, socket, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openSession(
  options: OpenOptions,
  directory: string | null,
  socket: string | null = null,
  release: () => void = () => undefined,
): Promise<Reach> {
  const { archive = null, extensions = [] } = options;
  const kept = cacheFile(options.cacheDir);
  const session = new EmbeddedSession({ directory, archive, extensions, cacheFile: kept });
  const describe = directory === null ? 'embedded database in memory' : `embedded database in ${directory}`;
  const stopServing = await start(session, socket).catch(async (error: unknown) => {
    await session.close();
    throw error;
  });
  return {
    describe,
    address: { stream: () => session.stream() },
    dump: () => session.dump(),
    async close() {
      await stopServing();
      await session.close();
      if (socket !== null) removeSocketPath(socket);
      release();
    },
  };
}

async function start(session: EmbeddedSession, socket: string | null): Promise<() => Promise<void>> {
  // In memory nothing can be wrong before it is used, and a command that never asks does not pay for it.
  if (session.engine.durable) await session.engine.greeting();
  return socket === null ? () => Promise.resolve() : serveSocket(socket, () => session.stream());
}
