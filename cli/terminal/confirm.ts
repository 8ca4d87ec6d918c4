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
  const reader = createInterface({ input: io.stdin, output: io.stderr as unknown as NodeJS.WritableStream });
  try {
    return await reader.question(question, { signal: io.interrupted });
  } catch (error) {
    if (io.interrupted.aborted) throw new Interruption();
    throw error;
  } finally {
    reader.close();
  }
}
