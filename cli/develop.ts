/** `dev`: a server in a process of its own, started anew whenever a file of the project changes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { CommandContext } from './command';

/** What a server is made of. Templates and static files are read anew anyway, so they wait for no start. */
const WATCHED = ['modules', 'views', '.env'];
const RESTARTS = /\.(ts|js|json)$|(^|[/\\])\.env$/;
const IGNORED = /\.generated\.d\.ts|(^|[/\\])(tests|node_modules|\.data)([/\\]|$)|\.\d+$/;
/** Editors write a file in several steps. */
const SETTLED_MS = 120;

/** True for a path (below the project folder) whose change means a new start. */
export const matters = (file: string): boolean => RESTARTS.test(file) && !IGNORED.test(file);

/**
 * Serves until Ctrl-C.
 * @param words options handed on to `start`
 */
export async function develop(context: CommandContext, words: readonly string[]): Promise<void> {
  const { io, root, print } = context;
  let server: ChildProcess | undefined;
  const stopServer = (): Promise<void> => ended(server);
  const startServer = async (): Promise<void> => {
    await refreshOrder(context);
    const command = [process.argv[1] ?? '', 'start', '--root', root, ...words];
    // In a group of its own: Ctrl-C reaches this process alone, which then lets the server finish its requests.
    server = spawn(process.execPath, command, { stdio: 'inherit', env: io.env, detached: true });
  };
  let turn = startServer();
  const again = settled(SETTLED_MS, (file) => {
    print.say(`\n${file} has changed: starting again`);
    turn = turn.then(stopServer).then(startServer);
  });
  const watchers = watchAll(root, again);
  await stopAsked(io.interrupted);
  for (const watcher of watchers) watcher.close();
  await turn;
  await stopServer();
}

/** The types of `models.X` follow the model files. A process of its own reads them anew; with errors nothing is written. */
function refreshOrder({ io, root }: CommandContext): Promise<void> {
  const words = [process.argv[1] ?? '', 'preview-order', '--write', '--root', root];
  const writer = spawn(process.execPath, words, { stdio: 'ignore', env: io.env });
  return new Promise((resolve) => writer.once('exit', () => resolve()));
}

/** Ctrl-C, or a polite kill. */
const stopAsked = (interrupted: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    interrupted.addEventListener('abort', () => resolve(), { once: true });
    process.once('SIGTERM', () => resolve());
  });

/** Asks a process to stop and waits for it. */
function ended(server: ChildProcess | undefined): Promise<void> {
  if (server === undefined || server.exitCode !== null || server.signalCode !== null)
    return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}

/** Calls `tell` once with the last of several calls that follow each other closely. */
function settled(ms: number, tell: (file: string) => void): (file: string) => void {
  let timer: NodeJS.Timeout | undefined;
  return (file) => {
    clearTimeout(timer);
    timer = setTimeout(() => tell(file), ms);
  };
}

function watchAll(root: string, changed: (file: string) => void): FSWatcher[] {
  return WATCHED.filter((place) => existsSync(path.join(root, place))).map((place) =>
    watch(path.join(root, place), { recursive: place !== '.env' }, (_, name) => {
      const file = place === '.env' ? place : path.join(place, name ?? '');
      if (matters(file)) changed(file);
    }),
  );
}
