/** A started project as a process: it says where it is, and stops when it is asked to. */
import { onParentGone, onStopSignal } from './signals';
import { start, type Started, type StartOptions } from './start';

export interface RunOptions extends StartOptions {
  readonly say: (line: string) => void;
  /** True stops, too, when the process that started this one has gone: `dev` does not leave its server behind. */
  readonly withParent?: boolean;
  /** Told once the server answers: where, and what it runs with. */
  readonly onStart?: (started: Started) => void;
}

/** What modules want to say on the terminal; one that fails says nothing, and the host runs on. */
async function greeting({ host, address }: Started): Promise<readonly string[]> {
  try {
    return (await host.hooks.filter('host:greeting', { address, lines: [] })).lines;
  } catch (error) {
    host.log.error({ err: error }, 'a listener failed');
    return [];
  }
}

/**
 * Starts and stays until SIGTERM, SIGINT or SIGHUP. A second signal ends the process at once, also while it starts.
 * @returns once everything is closed
 * @throws HostError when it cannot start
 */
export async function run({ say, onStart, withParent = false, ...options }: RunOptions): Promise<void> {
  const asked = { stop: (_signal: string): void => undefined };
  const signal = new Promise<string>((resolve) => void (asked.stop = resolve));
  const forget = onStopSignal((heard) => asked.stop(heard));
  const forgetParent = withParent ? onParentGone(() => asked.stop('dev has gone')) : () => undefined;
  try {
    const started = await start({ ...options, say });
    say(`Ordinal is at ${started.address}`);
    for (const line of await greeting(started)) say(line);
    onStart?.(started);
    const heard = await signal;
    say(`${heard}: finishing what still runs; the same signal again ends it at once`);
    await started.close(heard);
  } finally {
    forget();
    forgetParent();
  }
}
