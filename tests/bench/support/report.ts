/** What a benchmark says: medians, ratios, the bar, and whether it is met. */
import { median, ratioOf, spread, type Cost, type Rounds } from './turns';

export type Clock = keyof Cost;

/** Above this spread of the peer's own times the clock on the wall says more about the machine than about us. */
const NOISY = 0.2;

/** The clock to judge by: the one on the wall where it is steady, else the time of the processor. */
export function steadyClock(peer: readonly Cost[]): Clock {
  const isNoisy = spread(peer.map(({ wall }) => wall)) > NOISY;
  return isNoisy ? 'cpu' : 'wall';
}

const shown = (milliseconds: number): string =>
  `${milliseconds < 10 ? milliseconds.toFixed(2) : Math.round(milliseconds)} ms`;

export interface Bar {
  /** The most that the ratio may be, or the least where more is better. */
  readonly most?: number;
  readonly least?: number;
}

const judged = (ratio: number, { most, least }: Bar): string => {
  if (most !== undefined) return `bar <= ${most}: ${ratio <= most ? 'met' : 'MISSED'}`;
  if (least !== undefined) return `bar >= ${least}: ${ratio >= least ? 'met' : 'MISSED'}`;
  return 'no bar';
};

export const say = (line: string): void => console.log(line);

/** One line for a ratio: `N = 200    1.12  (bar <= 1.15: met)`. */
export function sayRatio(what: string, ratio: number, bar: Bar = {}): void {
  say(`  ${what.padEnd(62)} ${ratio.toFixed(2).padStart(6)}   ${judged(ratio, bar)}`);
}

/** One line for a time that has a bar of its own. */
export function sayTime(what: string, milliseconds: number, most?: number): void {
  const verdict = most === undefined ? '' : judged(milliseconds, { most }).replace(`${most}`, shown(most));
  say(`  ${what.padEnd(62)} ${shown(milliseconds).padStart(8)}   ${verdict}`.trimEnd());
}

/**
 * Medians of two sides and their ratio.
 * @param clock judged by; by default the steadier one. The other is said as well.
 */
export function sayAgainst(
  what: string,
  [ours, peer]: readonly [readonly Cost[], readonly Cost[]],
  bar: Bar = {},
  clock: Clock = steadyClock(peer),
): void {
  const by = (one: Clock): readonly [number[], number[]] => [
    ours.map((c) => c[one]),
    peer.map((c) => c[one]),
  ];
  const [a, b] = by(clock);
  const other = clock === 'wall' ? 'cpu' : 'wall';
  sayRatio(`${what} (${clock})`, ratioOf(a, b), bar);
  const medians = `${shown(median(a))} against ${shown(median(b))}, ${ours.length} rounds`;
  say(`    ${medians}; by ${other} ${ratioOf(...by(other)).toFixed(2)}`);
}

/** The costs of two sides out of a series. */
export const pair = (rounds: Rounds, a: number, b: number): readonly [readonly Cost[], readonly Cost[]] => [
  rounds[a] ?? [],
  rounds[b] ?? [],
];
