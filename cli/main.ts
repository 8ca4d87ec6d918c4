/** Ties the program to a real process: streams, Ctrl-C, exit code. */
import { run } from './run';
import { FAILED, INTERRUPTED } from './exit_codes';
import type { Io } from './terminal/io';
import { watchOutputs } from './terminal/output_faults';

/**
 * Runs the command the process was started with and sets its exit code.
 * @param host the real process; only tests hand in another
 */
export async function main(host: NodeJS.Process): Promise<void> {
  const interruption = new AbortController();
  // Lost data may show when the command has already ended, and while it runs.
  const outputs = watchOutputs(host, () => (host.exitCode = FAILED));
  host.on('SIGINT', () => {
    // The second Ctrl-C does not wait for a server that drains.
    if (interruption.signal.aborted) host.exit(INTERRUPTED);
    interruption.abort();
  });
  const io: Io = {
    cwd: host.cwd(),
    env: host.env,
    stdin: host.stdin,
    stdout: host.stdout,
    stderr: host.stderr,
    interrupted: interruption.signal,
  };
  const exitCode = await run(host.argv.slice(2), io);
  host.exitCode = outputs.lost() ? FAILED : exitCode;
  // A worker or a socket left open by an interrupted step must not hold the terminal.
  if (interruption.signal.aborted) host.exit(INTERRUPTED);
}
