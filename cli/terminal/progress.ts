import { isTerminal, type Io } from './io';

/** What a person sees of long work: a line that is written over while it goes on, and wiped when it ends. */
export interface Progress {
  /** `step('tables', 12, 300)` shows `tables 12/300`. */
  step(what: string, done: number, total: number): void;
  /** Says what the command waits for, in a line that stays; the same is said once. */
  waiting(text: string): void;
  /** Lets something else be said meanwhile: the line makes way for it and comes back. */
  aside(say: () => void): void;
  end(): void;
}

const ERASE_LINE = '\r\u001b[2K';
/** Often enough to look alive, seldom enough to cost nothing. */
const REDRAW_MS = 80;

/**
 * Progress on stderr. The line is drawn for people only: not when nobody looks and not on dumb terminals. What is
 * waited for is said there as well, but not beside JSON; with `--quiet` nothing is.
 */
export function createProgress(
  io: Pick<Io, 'env' | 'stderr'>,
  { quiet, json }: { readonly quiet: boolean; readonly json: boolean },
  now: () => number = Date.now,
): Progress {
  const isDrawn = !quiet && isTerminal(io.stderr) && io.env['TERM'] !== 'dumb';
  let line = '';
  let about = '';
  let told = '';
  let drawn = -Infinity;
  const draw = (text: string): void => void io.stderr.write(`${ERASE_LINE}${text}`);
  const aside = (say: () => void): void => {
    if (line !== '') draw('');
    say();
    if (line !== '') draw(line);
  };
  return {
    step(what, done, total) {
      if (!isDrawn || (what === about && now() - drawn < REDRAW_MS && done < total)) return;
      drawn = now();
      about = what;
      line = `${what} ${done}/${total}`.slice(0, (io.stderr.columns ?? 80) - 1);
      draw(line);
    },
    waiting(text) {
      if (quiet || json || text === told) return;
      told = text;
      aside(() => void io.stderr.write(`${text}\n`));
    },
    aside,
    end() {
      if (line !== '') draw('');
      line = '';
      about = '';
    },
  };
}
