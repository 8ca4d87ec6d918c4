/** The built command in a process of its own that is watched, and killed when the test wants it. */
import { spawn } from 'node:child_process';
import { command, shell } from './run_cli';

export interface RunningCli {
  readonly pid: number;
  /** Everything it has written so far, to both streams. */
  said(): string;
  /** Resolves with the match once it has written something like `pattern`; rejects when it ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  /** Where it serves, once it says so. */
  address(): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when it has ended: its exit code, null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

const running = new Set<RunningCli>();

afterAll(async () => {
  for (const one of running) one.kill('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
});

/**
 * Starts a command as users do and does not wait for it. What still runs after the tests of the file is killed.
 * @param root the project folder, its working directory
 * @param environment settings beside the bare shell's
 * @param preload a script that runs in the process first
 */
export function startCli(
  root: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  preload?: string,
): RunningCli {
  const words = [...(preload === undefined ? [] : ['-r', preload]), command(), ...args];
  const child = spawn(process.execPath, words, { cwd: root, env: { ...shell(), ...environment } });
  let said = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const until = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(said);
        if (found === null) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`it ended before it said ${String(pattern)}:\n${said}`)));
    });
  const one: RunningCli = {
    pid: child.pid ?? 0,
    said: () => said,
    until,
    address: async () => (await until(/Ordinal is at (http:\S+)/))[1] ?? '',
    kill: (signal) => void child.kill(signal),
    ended,
  };
  running.add(one);
  void ended.then(() => running.delete(one));
  return one;
}
