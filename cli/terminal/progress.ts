import { isTerminal, type Io } from './io';

/** A line that is written over while long work goes on, and wiped when it ends. */
export interface Progress {
  /** `step('tables', 12, 300)` shows `tables 12/300`. */
  step(what: string, done: number, total: number): void;
  end(): void;
}

const ERASE_LINE = '\r\u001b[2K';
/** Often enough to look alive, seldom enough to cost nothing. */
const REDRAW_MS = 80;

const silent: Progress = { step: () => undefined, end: () => undefined };

/** Progress on stderr for people; silent when nobody looks, with `--quiet`, and on dumb terminals. */
export function createProgress(io: Io, quiet: boolean, now: () => number = Date.now): Progress {
  if (quiet || !isTerminal(io.stderr) || io.env['TERM'] === 'dumb') return silent;
  let drawn = -Infinity;
  return {
    step(what, done, total) {
      if (now() - drawn < REDRAW_MS && done < total) return;
      drawn = now();
      const line = `${what} ${done}/${total}`;
      io.stderr.write(`${ERASE_LINE}${line.slice(0, (io.stderr.columns ?? 80) - 1)}`);
    },
    end: () => void io.stderr.write(ERASE_LINE),
  };
}
