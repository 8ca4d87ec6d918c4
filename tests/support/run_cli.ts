import { spawn, spawnSync } from 'node:child_process';
import { builtCli } from './built_cli';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Milliseconds that no command takes, however busy the machine is: only one that hangs. */
const HANGS = 300_000;

/** The environment of a shell that knows nothing of the tests: no jest, no database, no colours. */
export const shell = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  TMPDIR: process.env['TMPDIR'],
  NO_COLOR: '1',
});

let built: string | undefined;

/** The built command, looked at once for each test file. */
export const command = (): string => (built ??= builtCli());

/**
 * Runs the built command as users do, in a process of its own.
 * @param root the project folder, its working directory
 * @param environment settings beside the bare shell's
 */
export function runCli(root: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command(), ...args], {
    cwd: root,
    env: { ...shell(), ...environment },
    encoding: 'utf8',
    timeout: HANGS,
  });
  return { code: status, out: stdout, err: stderr };
}

/** The same while this process goes on: for tests that hold the database the command works through. */
export function runCliBeside(
  root: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [command(), ...args], {
    cwd: root,
    env: { ...shell(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: HANGS,
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}
