/** Work that is done again and again in the background until it is stopped. */

export interface Rounds {
  /** There is something to do: the pause ends now. */
  wake(): void;
  /** Resolves when the work that runs has ended. */
  stop(): Promise<void>;
}

export interface RoundOptions {
  /** Milliseconds between two looks when there is nothing to do. */
  readonly pause: number;
  /** Milliseconds between two looks at most, when one failure follows the other. */
  readonly longest: number;
  /** Told of the first of several failures in a row. */
  readonly onFailure: (error: unknown) => void;
}

/** @param work one piece of it; answers whether there may be more */
export function rounds(work: () => Promise<boolean>, { pause, longest, onFailure }: RoundOptions): Rounds {
  let going = true;
  let asked = false;
  let end = (): void => undefined;
  const rest = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      if (asked || !going) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      // A process that has nothing else to do may end.
      timer.unref();
      end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    let failures = 0;
    while (going) {
      asked = false;
      let isMore = false;
      try {
        isMore = await work();
        failures = 0;
      } catch (error) {
        if ((failures += 1) === 1) onFailure(error);
      }
      if (!isMore) await rest(Math.min(pause * 2 ** failures, longest));
    }
  };
  // Whoever starts it has it in hand before the first round begins.
  const ended = Promise.resolve().then(run);
  const wake = (): void => {
    asked = true;
    end();
  };
  return {
    wake,
    async stop() {
      going = false;
      wake();
      await ended;
    },
  };
}
