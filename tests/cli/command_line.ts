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
  /** Told each piece of the words as it is written. */
  readonly hear?: (words: string) => void;
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
    stdout: keeping(out, terminal),
    stderr: keeping(err, terminal, around.hear),
    interrupted: around.interrupted ?? new AbortController().signal,
  };
  const code = await run(words(line), io);
  return { code, out: out.join(''), err: err.join('') };
}

/** An output that keeps what is written. */
const keeping = (lines: string[], isTTY: boolean, hear?: (text: string) => void): Io['stdout'] =>
  Object.assign(new PassThrough(), {
    isTTY,
    columns: 120,
    write(text: string) {
      lines.push(text);
      hear?.(text);
      return true;
    },
  });

/** The words of a line; one with blanks stands in single quotes. */
export const words = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
