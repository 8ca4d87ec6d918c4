/** From numbers to places in a drawing: pure arithmetic. */

/** A round number of steps from the lowest to the highest value, both of them among the ticks; 0 always is. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const ROUND = [1, 2, 2.5, 5, 10];
const STEPS = 4;

/** The next round number that is not smaller: 3 -> 5, 12 -> 20. What is counted has no halves. */
function roundStep(rough: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (ROUND.find((round) => round * power >= rough * (1 - 1e-9)) ?? 10);
  return whole ? Math.max(1, Math.ceil(step)) : step;
}

export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return { low: 0, high: 1, ticks: [0, 1] };
  const step = roundStep((high - low) / STEPS, values.every(Number.isInteger));
  const from = Math.floor(low / step + 1e-9);
  const to = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => tidy((from + index) * step));
  return { low: tidy(from * step), high: tidy(to * step), ticks };
}

/** 0.1 + 0.2 is 0.3 on an axis. */
const tidy = (value: number): number => Number(value.toPrecision(12)) + 0;

/** Answers where a value stands between two places. */
export const placing =
  ({ low, high }: Pick<Scale, 'low' | 'high'>, bottom: number, top: number) =>
  (value: number): number =>
    places(bottom - ((value - low) / (high - low)) * (bottom - top));

/** Tenths of a pixel are enough, and short. */
export const places = (value: number): number => Math.round(value * 10) / 10 + 0;

const COMPACT = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });

/** `12,000` is `12K` on an axis. */
export const compact = (value: number): string => COMPACT.format(value).replace('-', '−');
