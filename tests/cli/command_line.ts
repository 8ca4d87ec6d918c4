/** Runs a command in this process, with what it prints kept. */
import { PassThrough } from 'node:stream';
import { run } from '../../cli/run';
import type { Io } from '../../cli/terminal/io';

export interface Outcome {
  readonly code: number;
  /** Data. */
  readonly out: string;
  /** Words. */
  readonly err: string;
}

export interface Surroundings {
  /** Working directory; default: a folder that is no project. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** True: a person looks at both outputs and can be asked. */
  readonly terminal?: boolean;
  /** What is typed. */
  readonly input?: string;
  readonly interrupted?: AbortSignal;
}

/** `await menu('models --json', { cwd })`; an argument with blanks stands in single quotes. */
export async function menu(line: string, around: Surroundings = {}): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = around.terminal === true;
  const stdin = new PassThrough();
  stdin.end(around.input ?? '');
  const io: Io = {
    cwd: around.cwd ?? '/nowhere',
    env: around.env ?? {},
    stdin: Object.assign(stdin, { isTTY: terminal }),
    stdout: { write: (text) => out.push(text), isTTY: terminal, columns: 120 },
    stderr: { write: (text) => err.push(text), isTTY: terminal, columns: 120 },
    interrupted: around.interrupted ?? new AbortController().signal,
  };
  const code = await run(words(line), io);
  return { code, out: out.join(''), err: err.join('') };
}

const words = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
