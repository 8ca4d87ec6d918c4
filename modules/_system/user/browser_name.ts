import { getParser } from 'bowser';

/** `Firefox on Linux`, for people; what cannot be told apart is named as it called itself, cut short. */
export function browserName(userAgent: string | null): string {
  if (userAgent === null || userAgent === '') return 'unknown';
  const parser = getParser(userAgent);
  const [browser, system] = [parser.getBrowserName(), parser.getOSName()];
  if (browser === '') return userAgent.slice(0, 40);
  return system === '' ? browser : `${browser} on ${system}`;
}
