/** Days and moments that there are: read as ISO 8601 and proven by writing them back. Years 1 to 9999. */

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d(?:\.\d{1,9})?))?(Z|[+-]\d{2}:\d{2})?)?$/;

/** What JavaScript reads beyond these years, PostgreSQL and ISO 8601 write otherwise. */
const inCalendar = (moment: Date): boolean => {
  const year = moment.getUTCFullYear();
  return year >= 1 && year <= 9999;
};

/** Whether a text is a day such as `2026-05-01`; `2026-02-30` and `0000-01-01` are none. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return inCalendar(moment) && moment.toISOString().startsWith(text);
}

/** Whether a moment can be stored and written. */
export const isMoment = (moment: Date): boolean => !Number.isNaN(moment.getTime()) && inCalendar(moment);

/** Reads a day, or a day and a time with or without a zone; without one it is UTC. Nothing where there is no such moment. */
export function readMoment(text: string): Date | undefined {
  const [, day, time = '00:00', seconds = '00', zone = 'Z'] = MOMENT.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  const moment = new Date(`${day}T${time}:${seconds}${zone}`);
  return isMoment(moment) ? moment : undefined;
}
