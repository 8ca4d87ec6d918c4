import { Writable } from 'node:stream';
import { UsageError, Interruption } from '../failure';
import { isTerminal, type Io } from './io';

/**
 * Asks a person before something is destroyed. With `yes` nobody is asked.
 * @param question ends with a question mark; ` [y/N] ` is added
 * @throws UsageError when there is nobody to ask, Interruption on Ctrl-C
 */
export async function confirm(io: Io, question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!canAsk(io)) {
    throw new UsageError('Nobody can be asked here: add --yes to go on, or --dry-run to look first.');
  }
  const answer = await ask(io, `${question} [y/N] `);
  return /^y(es)?$/i.test(answer.trim());
}

/** Whether somebody is there to be asked. */
export const canAsk = (io: Io): boolean => io.stdin.isTTY === true && isTerminal(io.stderr);

/** Swallows what a terminal would show of what is typed. */
const unseen = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * Asks a person for a line.
 * @param hidden true shows nothing of the answer
 * @throws Interruption on Ctrl-C
 */
export async function ask(io: Io, question: string, hidden = false): Promise<string> {
  if (!hidden) return answerTo(io, io.stderr, question);
  io.stderr.write(question);
  return answerTo(io, unseen(), '').finally(() => io.stderr.write('\n'));
}

async function answerTo(io: Io, output: NodeJS.WritableStream, question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = io.stdin.isTTY === true;
  const reader = createInterface({ input: io.stdin, output, terminal });
  // A terminal that is being read hands Ctrl-C to the reader, not to the process.
  const pressed = new AbortController();
  reader.on('SIGINT', () => pressed.abort());
  const signal = AbortSignal.any([pressed.signal, io.interrupted]);
  // Ctrl-D, or an input that ends: nobody has said yes. An answer that came with the end counts, hence the wait.
  const ended = new Promise<string>((resolve) => reader.once('close', () => setImmediate(resolve, '')));
  try {
    return await Promise.race([reader.question(question, { signal }), ended]);
  } catch (error) {
    if (signal.aborted) throw new Interruption();
    if ((error as NodeJS.ErrnoException).code !== 'ABORT_ERR') throw error;
    io.stderr.write('\n');
    return await ended;
  } finally {
    reader.close();
  }
}
