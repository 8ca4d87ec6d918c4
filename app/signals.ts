/** SIGTERM and SIGINT: the first asks to stop, the second does not ask. */
import { constants } from 'node:os';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
type Signal = (typeof SIGNALS)[number];

/**
 * Calls `stop` on the first signal and ends the process on the second.
 * @returns what takes it back
 */
export function onStopSignal(stop: (signal: Signal) => void): () => void {
  let asked = false;
  const hear = (signal: Signal): void => {
    if (asked) process.exit(128 + constants.signals[signal]);
    asked = true;
    stop(signal);
  };
  for (const signal of SIGNALS) process.on(signal, hear);
  return () => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
}
