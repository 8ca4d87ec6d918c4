/** A wait for somebody else is told once it lasts: nobody should wonder why nothing happens. */

/** Milliseconds until it is told. */
export const TOLD_AFTER_MS = 1_000;

/**
 * Answers what `waiting` does.
 * @param tell called once when that takes too long to go without a word
 */
export function toldWaiting<T>(waiting: Promise<T>, tell: () => void): Promise<T> {
  const timer = setTimeout(tell, TOLD_AFTER_MS);
  return waiting.finally(() => clearTimeout(timer));
}
