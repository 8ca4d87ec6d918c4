/** `dev`: a server in a process of its own, started anew whenever a file of the project changes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { CommandContext } from './command';
import { UsageError } from './failure';
import { STARTED_BY_DEV } from './started_by_dev';
import { watchProject } from './watch_project';

/** Editors write a file in several steps. */
const SETTLED_MS = 120;

/**
 * Serves until Ctrl-C.
 * @param words options handed on to `start`
 */
export async function develop(context: CommandContext, words: readonly string[]): Promise<void> {
  const { io, root, print } = context;
  if (!existsSync(root)) throw new UsageError(`there is no folder ${root}`);
  let server: ChildProcess | undefined;
  const stopServer = (): Promise<void> => ended(server);
  const startServer = async (): Promise<void> => {
    await refreshOrder(context);
    server = spawnServer(context, words);
    server.once('exit', (code) => {
      // One that was asked to stop ends with 0.
      if (code !== 0) print.say('The server has ended; waiting for a change in modules/, views/ or .env ...');
    });
  };
  let turn = startServer();
  const again = settled(SETTLED_MS, (file) => {
    print.say(`\n${file} has changed: starting again`);
    turn = turn.then(stopServer).then(startServer);
  });
  const stopWatching = watchProject(root, again);
  await stopAsked(io.interrupted);
  stopWatching();
  await turn;
  await stopServer();
}

/** It gets the environment of this process without what `.env` said then: the server reads that file itself. */
function spawnServer({ root }: CommandContext, words: readonly string[]): ChildProcess {
  const command = [process.argv[1] ?? '', 'start', '--root', root, ...words];
  return spawn(process.execPath, command, {
    // The channel carries no messages: its end tells the server that this process has gone, however that happened.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [STARTED_BY_DEV]: '1' },
    // In a group of its own: Ctrl-C reaches this process alone, which then lets the server finish its requests.
    detached: true,
  });
}

/** The types of `models.X` follow the model files. A process of its own reads them anew; with errors nothing is written. */
function refreshOrder({ root }: CommandContext): Promise<void> {
  const words = [process.argv[1] ?? '', 'preview-order', '--write', '--root', root];
  const writer = spawn(process.execPath, words, { stdio: 'ignore' });
  return new Promise((resolve) => writer.once('exit', () => resolve()));
}

/** Ctrl-C, a polite kill, or a terminal that closes. */
const stopAsked = (interrupted: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    interrupted.addEventListener('abort', () => resolve(), { once: true });
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
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
