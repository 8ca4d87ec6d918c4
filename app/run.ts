/** A started project as a process: it says where it is, and stops when it is asked to. */
import { onStopSignal } from './signals';
import { start, type Started, type StartOptions } from './start';

export interface RunOptions extends StartOptions {
  readonly say: (line: string) => void;
  /** Told once the server answers: where, and what it runs with. */
  readonly onStart?: (started: Started) => void;
}

/**
 * Starts and stays until SIGTERM or SIGINT. A second signal ends the process at once, also while it starts.
 * @returns once everything is closed
 * @throws HostError when it cannot start
 */
export async function run({ say, onStart, ...options }: RunOptions): Promise<void> {
  const asked = { stop: (_signal: string): void => undefined };
  const signal = new Promise<string>((resolve) => void (asked.stop = resolve));
  const forget = onStopSignal((heard) => asked.stop(heard));
  try {
    const started = await start({ ...options, say });
    say(`Ordinal is at ${started.address}`);
    onStart?.(started);
    const heard = await signal;
    say(`${heard}: finishing what still runs; the same signal again ends it at once`);
    await started.close(heard);
  } finally {
    forget();
  }
}
