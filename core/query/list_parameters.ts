/** One reader for each parameter of a list address. */
import type { AdminPage, SortTerm } from '../describe';
import { readPlace, type Place } from './place';

export const LONGEST_SEARCH = 200;
const MOST_SORTED = 4;

/** Notes that something is wrong with a parameter. */
export type Say = (name: string, message: string) => void;

export function readSearch(page: AdminPage, text: string, say: Say): string {
  if (text !== '' && page.search.length === 0) say('q', 'finds nothing: no field of this list is searched');
  if (text.length > LONGEST_SEARCH) say('q', `must have at most ${LONGEST_SEARCH} characters`);
  return text.trim();
}

export function readSort(page: AdminPage, words: readonly string[], say: Say): readonly SortTerm[] {
  if (words.length === 0) return page.sort;
  const all = words.map((word) => ({ key: word.replace(/^-/, ''), descending: word.startsWith('-') }));
  // Somebody may have chosen a field twice; it is sorted by once.
  const terms = all.filter(({ key }, index) => all.findIndex((one) => one.key === key) === index);
  const unknown = terms.filter(({ key }) => page.byKey.get(key)?.sortable !== true);
  for (const { key } of unknown) say('sort', `cannot be by ${key === '' ? 'nothing' : key}`);
  if (terms.length > MOST_SORTED) say('sort', 'may name at most four fields');
  return unknown.length > 0 || terms.some(({ key }) => key === 'id')
    ? terms
    : [...terms, { key: 'id', descending: true }];
}

export function readColumns(
  page: AdminPage,
  words: readonly string[],
  say: Say,
): readonly string[] | undefined {
  if (words.length === 0) return undefined;
  const keys = [...new Set(words)];
  for (const key of keys)
    if (page.byKey.get(key)?.secret !== false) say('cols', `cannot show ${key === '' ? 'nothing' : key}`);
  return keys.join() === page.columns.join() ? undefined : keys;
}

export function readPlaces(
  page: AdminPage,
  sort: readonly SortTerm[],
  single: ReadonlyMap<string, string>,
  say: Say,
): Place | undefined {
  const sides = (['after', 'before'] as const).filter((side) => (single.get(side) ?? '') !== '');
  const [side] = sides;
  if (side === undefined) return undefined;
  if (sides.length > 1) say('before', 'cannot be given beside after');
  const place = readPlace(page, sort, side, single.get(side) ?? '');
  if (place === undefined) say(side, 'is no place in a list of this order');
  return place;
}

export function oneOf<T extends string>(
  name: string,
  text: string | undefined,
  words: readonly T[],
  say: Say,
): T | undefined {
  if (text === undefined || text === '') return undefined;
  const found = words.find((word) => word === text);
  if (found === undefined) say(name, `must be one of ${words.join(', ')}`);
  return found;
}

export function readCount(
  name: string,
  text: string | undefined,
  otherwise: number,
  most: number,
  say: Say,
): number {
  if (text === undefined || text === '') return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  say(name, `must be a whole number from 1 to ${most}`);
  return otherwise;
}
