/** The day of a moment as people say it, and its time, both in UTC. */
const DAY = 86_400_000;
const words = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const WEEKDAY = words({ weekday: 'long' });
const THIS_YEAR = words({ day: 'numeric', month: 'short' });
const OTHER_YEAR = words({ day: 'numeric', month: 'short', year: 'numeric' });

/** `Today` and `14:12:09`; `Tuesday` and `17 Nov, 09:40`; `2 Nov`; `11 Mar 2019` */
export function dayOf(at: Date, now: Date): { readonly day: string; readonly time: string } {
  const daysAgo = Math.floor(now.getTime() / DAY) - Math.floor(at.getTime() / DAY);
  const time = at.toISOString().slice(11, 19);
  if (daysAgo === 0) return { day: 'Today', time };
  if (daysAgo === 1) return { day: 'Yesterday', time };
  if (daysAgo > 1 && daysAgo < 7)
    return { day: WEEKDAY.format(at), time: `${THIS_YEAR.format(at)}, ${time.slice(0, 5)}` };
  const isThisYear = at.getUTCFullYear() === now.getUTCFullYear();
  return { day: (isThisYear ? THIS_YEAR : OTHER_YEAR).format(at), time };
}
