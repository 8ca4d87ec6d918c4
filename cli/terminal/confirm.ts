import { UsageError, Interruption } from '../failure';
import { isTerminal, type Io } from './io';

/**
 * Asks a person before something is destroyed. With `yes` nobody is asked.
 * @param question ends with a question mark; ` [y/N] ` is added
 * @throws UsageError when there is nobody to ask, Interruption on Ctrl-C
 */
export async function confirm(io: Io, question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (io.stdin.isTTY !== true || !isTerminal(io.stderr)) {
    throw new UsageError('Nobody can be asked here: add --yes to go on, or --dry-run to look first.');
  }
  const answer = await ask(io, `${question} [y/N] `);
  return /^y(es)?$/i.test(answer.trim());
}

async function ask(io: Io, question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const reader = createInterface({ input: io.stdin, output: io.stderr });
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
