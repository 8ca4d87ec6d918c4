/** What becomes of a command whose outputs can no longer be written. */

export interface OutputFaults {
  /** True once data was lost: the command has failed then, whatever else it says. */
  readonly lost: () => boolean;
}

/**
 * Watches both outputs. `menu-cli models | head -1`: the reader has seen enough, which is no failure, and what is under
 * way goes on to its end. A disk that is full is one.
 * @param failed told once, when data is lost
 */
export function watchOutputs(
  { stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>,
  failed: () => void = () => undefined,
): OutputFaults {
  let lost = false;
  stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || lost) return;
    lost = true;
    // `ENOSPC: no space left on device, write`
    stderr.write(`error: the output cannot be written: ${/^\w+: ([^,]+)/.exec(message)?.[1] ?? message}\n`);
    failed();
  });
  // There is nowhere left to say it.
  stderr.on('error', () => undefined);
  return { lost: () => lost };
}
