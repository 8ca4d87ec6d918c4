/** SIGTERM, SIGINT, and SIGHUP of a terminal that closes: the first asks to stop, the second does not ask. */
import { constants } from 'node:os';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
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

/**
 * Calls `stop` when the process that started this one, and holds the other end of its channel, has gone: killed without
 * mercy it could send no signal. Without a channel nothing happens.
 * @returns what takes it back
 */
export function onParentGone(stop: () => void): () => void {
  if (!('connected' in process)) return () => undefined;
  // It may have gone while this process was still loading.
  if (!process.connected) stop();
  process.once('disconnect', stop);
  // Listening must not keep the process alive.
  process.channel?.unref();
  return () => void process.off('disconnect', stop);
}
