/** One listener, once: within its time, and with its name on what goes wrong. */
import { fail, type HostError } from '../findings';
import type { Listener } from './listener';

/** Says that a listener went wrong after its time was up, when nobody waits for it any more. */
export type LateFailure = (listener: Listener, error: unknown) => void;

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const failed = (listener: Listener, error: unknown): HostError =>
  fail(
    {
      code: 'HOOK_FAILED',
      summary: `${listener.event}: the listener of ${listener.module} failed: ${words(error)}`,
      at: [{ file: listener.file, note: listener.event }],
      waysOut: [
        { text: 'mend the listener' },
        { text: "give it `failure: 'log'`, so that the operation goes on without it" },
      ],
    },
    error,
  );

const timedOut = (listener: Listener): HostError =>
  fail({
    code: 'HOOK_TIMED_OUT',
    summary: `${listener.event}: the listener of ${listener.module} did not finish within ${String(listener.timeLimit)} ms`,
    at: [{ file: listener.file, note: listener.event }],
    waysOut: [
      { text: 'move slow work into a job and let the listener only ask for it' },
      { text: 'give the listener a larger `timeLimit`' },
    ],
  });

/**
 * Runs a listener and waits for it.
 * @returns what the listener answers
 * @throws HostError HOOK_FAILED (the listener's own error is the cause) or HOOK_TIMED_OUT
 */
export async function runListener(listener: Listener, value: unknown, late: LateFailure): Promise<unknown> {
  const { run } = listener;
  if (run === undefined) throw failed(listener, new Error('it is not a function'));
  let timer: NodeJS.Timeout | undefined;
  let isLate = false;
  const time = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(timedOut(listener));
    }, listener.timeLimit);
  });
  const work = Promise.resolve(value)
    .then(run)
    .catch((error: unknown) => {
      if (isLate) late(listener, error);
      throw failed(listener, error);
    });
  // The race hears only the first of the two; without this, a late failure would count as unhandled.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, time]);
  } finally {
    clearTimeout(timer);
  }
}
