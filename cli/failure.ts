/** How a command ends when it cannot do what was asked. */
import { HostError } from '../core/findings';
import { FAILED, INTERRUPTED, WRONG_USAGE } from './exit_codes';
import type { Printer } from './terminal/printer';

/** The command line asks for something that makes no sense. */
export class UsageError extends Error {}

/** A person pressed Ctrl-C. */
export class Interruption extends Error {}

export interface Manner {
  /** Findings as JSON on stdout, for programs. */
  readonly json: boolean;
  /** With the stack of an unexpected error. */
  readonly verbose: boolean;
}

/** Says what went wrong, once, and answers the exit code. */
export async function reportFailure(thrown: unknown, print: Printer, manner: Manner): Promise<number> {
  const error = await known(thrown);
  if (error instanceof Interruption) {
    print.complain('Stopped.');
    return INTERRUPTED;
  }
  if (error instanceof UsageError) {
    print.complain(`error: ${error.message}`);
    return WRONG_USAGE;
  }
  if (error instanceof HostError) {
    if (manner.json) print.json({ findings: error.findings });
    else print.findings(error.findings);
    if (manner.verbose && error.cause instanceof Error)
      print.complain(error.cause.stack ?? error.cause.message);
    return FAILED;
  }
  print.complain(unexpected(error, manner.verbose));
  return FAILED;
}

/** What the database said is a finding, wherever in a command it was said. */
async function known(error: unknown): Promise<unknown> {
  if ([Interruption, UsageError, HostError].some((kind) => error instanceof kind)) return error;
  const { orFinding } = await import('../core/database');
  return orFinding(error);
}

function unexpected(error: unknown, verbose: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  if (verbose && error instanceof Error) return `Unexpected error: ${error.stack ?? message}`;
  return `Unexpected error: ${message}\nAdd --verbose to see where it comes from.`;
}
