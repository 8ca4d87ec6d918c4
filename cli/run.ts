/** One command from its words to its exit code. Never throws: what goes wrong is said and counted. */
import { HostError } from '../core/findings';
import { fileFinding } from './file_failure';
import { reportFailure } from './failure';
import type { Io } from './terminal/io';
import { createPrinter } from './terminal/printer';

/**
 * Runs one command.
 * @param argv without node and script: `['models', '--json']`
 * @returns 0 fine, 1 findings or failure, 2 wrong usage, 130 Ctrl-C
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await start(argv, io);
  } catch (error) {
    const said = (option: string): boolean => argv.includes(option);
    const refused = fileFinding(error, io.cwd);
    const told = refused === undefined ? error : new HostError([refused], { cause: error });
    return reportFailure(told, createPrinter(io, said('--quiet')), {
      json: said('--json'),
      verbose: said('--verbose') || (io.env['DEBUG'] ?? '') !== '',
    });
  }
}

/** The program loads the one command that is asked for, and commander. */
async function start(argv: readonly string[], io: Io): Promise<number> {
  const { runProgram } = await import('./program');
  return runProgram(argv, io);
}
