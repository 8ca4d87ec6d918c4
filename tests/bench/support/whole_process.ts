import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Cost } from './turns';

export const ROOT = path.resolve(__dirname, '..', '..', '..');
/** The command as users run it; `npm run bench` brings it up to date first. */
export const COMMAND = path.join(ROOT, 'dist', 'menu-cli.js');

/** `time` is a word of bash's own; nothing else tells the processor time of a child to the millisecond. */
const TIMED = 'TIMEFORMAT="%R %U %S"; time "$@" 2>/dev/null';

/** Why whole processes cannot be measured here; undefined when they can. */
export function whyNotTimed(): string | undefined {
  const { error, status } = spawnSync('bash', ['-c', 'exit 0']);
  return error === undefined && status === 0
    ? undefined
    : 'there is no bash, whose `time` measures a process';
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/**
 * Runs a command to its end and says what it took, from start to exit. Its output goes into a pipe that is read.
 * @throws when it ends with anything but 0
 */
export function runProcess(command: string, args: readonly string[], options: RunOptions = {}): Cost {
  const { status, stderr } = spawnSync('bash', ['-c', TIMED, 'bash', command, ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    ...(options.input !== undefined && { input: options.input }),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  const [real = NaN, user = NaN, system = NaN] = stderr
    .trim()
    .split(/\s+/)
    .map((text) => Number(text) * 1000);
  return { wall: real, cpu: user + system };
}

export const runNode = (args: readonly string[], options?: RunOptions): Cost =>
  runProcess(process.execPath, args, options);
