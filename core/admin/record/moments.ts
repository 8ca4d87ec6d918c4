const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const thisYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const otherYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A moment as people say it, with the exact one beside it. */
export interface ShownMoment {
  readonly text: string;
  readonly exact: string;
  readonly iso: string;
}

/** `38 min ago`, `yesterday`, `12 d ago`, `2 Sep`, `11 Mar 2019`; moments to come by their date and time. */
export function momentOf(moment: Date, now: Date): ShownMoment {
  if (Number.isNaN(moment.getTime())) return { text: 'no date', exact: '', iso: '' };
  const iso = moment.toISOString();
  return { text: wordsFor(moment, now), exact: `${iso.slice(0, 19).replace('T', ' ')} UTC`, iso };
}

function wordsFor(moment: Date, now: Date): string {
  const past = now.getTime() - moment.getTime();
  if (past < -MINUTE) return `${dateWords(moment, now)}, ${moment.toISOString().slice(11, 16)}`;
  if (past < MINUTE) return 'just now';
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min ago`;
  if (past < DAY) return `${Math.floor(past / HOUR)} h ago`;
  if (past < 2 * DAY) return 'yesterday';
  if (past < 32 * DAY) return `${Math.floor(past / DAY)} d ago`;
  return dateWords(moment, now);
}

const dateWords = (moment: Date, now: Date): string =>
  (moment.getUTCFullYear() === now.getUTCFullYear() ? thisYear : otherYear).format(moment);
