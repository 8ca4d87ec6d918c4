/** The trash is emptied in the background, once an hour, for as long as the host runs. */
import type { Log } from '../../declare';
import type { Tables } from '../context';
import { sweepTrash } from './sweep';

export interface Sweeping {
  /** Resolves when the sweep that runs has come to an end, which is after one more record at most. */
  stop(): Promise<void>;
}

export interface SweepingOptions {
  /** Days that records stay; 0: nothing is swept. */
  readonly days: number;
  readonly log: Log;
  /** Milliseconds until the first sweep, so that a start is not held up, and between two. */
  readonly first?: number;
  readonly every?: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The moment before which a record must have gone into the trash, to be there longer than so many days. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY);

/** Several processes may do this at once: each record is ended by one of them. */
export function keepSweeping(
  tables: Tables,
  { days, log, first = MINUTE, every = 60 * MINUTE }: SweepingOptions,
): Sweeping {
  let going = days > 0;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const sweep = async (): Promise<void> => {
    try {
      const { gone, held } = await sweepTrash(tables, {
        before: daysBefore(tables.now(), days),
        goesOn: () => going,
      });
      if (Object.keys(gone).length > 0) log.info({ gone }, 'the trash was emptied of what is too old');
      if (held.length > 0)
        log.warn({ held: held.slice(0, 10), count: held.length }, 'some records stay in the trash');
    } catch (error) {
      log.warn({ err: error }, 'the trash cannot be emptied right now; it is tried again');
    }
  };
  const after = (milliseconds: number): void => {
    if (!going) return;
    timer = setTimeout(() => {
      running = sweep().then(() => after(every));
    }, milliseconds);
    // A process that has nothing else to do may end.
    timer.unref();
  };
  after(first);
  return {
    async stop() {
      going = false;
      clearTimeout(timer);
      await running;
    },
  };
}
