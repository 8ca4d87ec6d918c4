/** Work that takes seconds: done in the background, one piece after the other, and kept. Pages ask and look again. */

export type Kept<T> =
  | { readonly state: 'ready'; readonly value: T; readonly at: Date }
  | { readonly state: 'working' }
  | { readonly state: 'failed'; readonly error: unknown };

export interface Shelf<T> {
  /** What is known of it; undefined when nobody has asked for it. A failure is told once, then it may be tried again. */
  known(key: string): Kept<T> | undefined;
  /** The same, and begun when nothing is known. */
  ask(key: string, work: () => Promise<T>): Kept<T>;
  /** What is being worked on stays. */
  forget(key: string): void;
}

export interface KeptWork {
  shelf<T>(): Shelf<T>;
  /** Resolves when nothing is being worked on. */
  settled(): Promise<void>;
}

/** Results one shelf holds; the oldest goes first. */
const KEPT = 60;

/** @param now what the time is when something is ready */
export function keptWork(now: () => Date): KeptWork {
  let last: Promise<void> = Promise.resolve();

  function shelf<T>(): Shelf<T> {
    const states = new Map<string, Kept<T>>();
    const known: Shelf<T>['known'] = (key) => {
      const state = states.get(key);
      if (state?.state === 'failed') states.delete(key);
      return state;
    };
    const begin = (key: string, work: () => Promise<T>): Kept<T> => {
      const state: Kept<T> = { state: 'working' };
      const oldest = states.keys().next();
      if (states.size >= KEPT && oldest.done !== true) states.delete(oldest.value);
      states.set(key, state);
      const end = (result: Kept<T>): void => {
        if (states.get(key) === state) states.set(key, result);
      };
      last = last.then(work).then(
        (value) => end({ state: 'ready', value, at: now() }),
        (error: unknown) => end({ state: 'failed', error }),
      );
      return state;
    };
    return {
      known,
      ask: (key, work) => known(key) ?? begin(key, work),
      forget(key) {
        if (states.get(key)?.state !== 'working') states.delete(key);
      },
    };
  }

  return { shelf, settled: () => last };
}
