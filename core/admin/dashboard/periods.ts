/** Hours, days, weeks and months in UTC, as PostgreSQL's `date_trunc` cuts them: a week begins on Monday. Pure. */
import type { TallyAsked } from '../../declare';

export type Period = TallyAsked<never>['every'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Where the period begins that a moment falls into. */
export function startOf(period: Period, at: Date): Date {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  if (period === 'hour') return new Date(Math.floor(at.getTime() / HOUR) * HOUR);
  if (period === 'month') return new Date(Date.UTC(year, month, 1));
  const midnight = Date.UTC(year, month, day);
  return new Date(period === 'day' ? midnight : midnight - ((at.getUTCDay() + 6) % 7) * DAY);
}

/** The last periods up to now, the oldest first. */
export function lastPeriods(period: Period, last: number, now: Date): readonly Date[] {
  const end = startOf(period, now);
  const begin = (back: number): Date => {
    if (period === 'month') return new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - back, 1));
    const length = { hour: HOUR, day: DAY, week: 7 * DAY }[period];
    return new Date(end.getTime() - back * length);
  };
  return Array.from({ length: last }, (_, index) => begin(last - 1 - index));
}
