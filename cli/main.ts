/** Ties the program to a real process: streams, Ctrl-C, exit code. */
import { run } from './run';
import { INTERRUPTED } from './exit_codes';
import type { Io } from './terminal/io';

/**
 * Runs the command the process was started with and sets its exit code.
 * @param host the real process; only tests hand in another
 */
export async function main(host: NodeJS.Process): Promise<void> {
  const interruption = new AbortController();
  endOnBrokenPipe(host);
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
  host.exitCode = await run(host.argv.slice(2), io);
  // A worker or a socket left open by an interrupted step must not hold the terminal.
  if (interruption.signal.aborted) host.exit(INTERRUPTED);
}

/** `menu-cli models | head -1`: the reader has seen enough, which is no failure. */
function endOnBrokenPipe(host: NodeJS.Process): void {
  host.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') host.exit(0);
    throw error;
  });
}
