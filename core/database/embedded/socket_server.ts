import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';

/** The name PostgreSQL's own clients look for in a folder given as host: `psql -h FOLDER -U postgres`. */
export const SOCKET_PORT = 5432;
const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;
const FOLDER_PREFIX = 'ordinal-socket-';
/** Longer Unix socket paths are cut without a word. */
const MOST_BYTES = 107;

/** Makes a private folder (0700) under the system's temporary one and names the socket in it; makes no socket yet. */
export function prepareSocketPath(): string {
  const fits = (folder: string): boolean =>
    Buffer.byteLength(join(folder, `${FOLDER_PREFIX}XXXXXX`, SOCKET_NAME)) <= MOST_BYTES;
  return join(mkdtempSync(join(fits(tmpdir()) ? tmpdir() : '/tmp', FOLDER_PREFIX)), SOCKET_NAME);
}

/** Removes a socket and its folder; anything that is not such a folder is left alone. */
export function removeSocketPath(path: string): void {
  const folder = dirname(path);
  if (!basename(folder).startsWith(FOLDER_PREFIX) || basename(path) !== SOCKET_NAME) return;
  rmSync(path, { force: true });
  rmSync(folder, { force: true, recursive: true });
}

/**
 * Lets other processes of this user in: each client gets a stream of its own before the gate.
 * @param stream makes the stream of one client
 * @returns the way to close it, clients included
 */
export async function serveSocket(path: string, stream: () => Duplex): Promise<() => Promise<void>> {
  const clients = new Set<Socket>();
  const server = createServer((socket) => {
    const wire = stream();
    clients.add(socket);
    const end = (): void => {
      clients.delete(socket);
      socket.destroy();
      wire.destroy();
    };
    socket.on('error', end).on('close', end);
    wire.on('error', end).on('close', () => socket.end());
    socket.pipe(wire).pipe(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  // A program that ends its own work ends; it is not kept alive for others.
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      clients.forEach((client) => client.destroy());
    });
}

/** Whether somebody answers at a socket. */
export const socketAnswers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(path);
    const answer = (there: boolean) => () => {
      socket.destroy();
      resolve(there);
    };
    socket.once('connect', answer(true)).once('error', answer(false));
  });
