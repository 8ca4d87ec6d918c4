/** What an address asks of a list, looked up in the description: nothing unknown, hidden or secret gets through. */
import type { AdminPage, SortTerm } from '../describe';
import { problem, type ProblemDetail } from '../web';
import { readFilters, type Filter, type PageOf } from './filters';

export interface ListQuery {
  readonly q: string;
  readonly sort: readonly SortTerm[];
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly filters: readonly Filter[];
}

export const PAGE_SIZE = 25;
const MOST_ON_A_PAGE = 200;
/** Pages are counted off with OFFSET up to here; deeper ones wait for keyset paging. */
export const COUNTED_EXACTLY = 10_000;
const LONGEST_SEARCH = 200;

/**
 * Reads the parameters of a list address.
 * @param pageOf descriptions of the tables that whoever asks may look into
 * @throws a problem: 400 that names every parameter at fault
 */
export function readListQuery(page: AdminPage, given: URLSearchParams, pageOf: PageOf): ListQuery {
  const wrong: ProblemDetail[] = [];
  const say = (name: string, message: string): void => void wrong.push({ name, message });
  const single = new Map<string, string>();
  const filtering: [string, string][] = [];
  for (const [name, value] of given) {
    if (name.startsWith('f.')) filtering.push([name, value]);
    else if (!['q', 'sort', 'page', 'pageSize'].includes(name)) say(name, 'is not a parameter of this list');
    else if (single.has(name)) say(name, 'may be given once');
    else single.set(name, value);
  }
  const { filters, wrong: wrongFilters } = readFilters(page, filtering, pageOf);
  wrong.push(...wrongFilters);
  const query: ListQuery = {
    q: readSearch(page, single.get('q') ?? '', say),
    sort: readSort(page, single.get('sort') ?? '', say),
    page: readCount('page', single.get('page'), 1, COUNTED_EXACTLY, say),
    pageSize: readCount('pageSize', single.get('pageSize'), PAGE_SIZE, MOST_ON_A_PAGE, say),
    filters,
  };
  if ((query.page - 1) * query.pageSize >= COUNTED_EXACTLY)
    say('page', `pages end at record ${COUNTED_EXACTLY}; search or filter to see others`);
  if (wrong.length > 0) throw badParameters(wrong);
  return query;
}

export const badParameters = (wrong: readonly ProblemDetail[]): Error =>
  problem({
    status: 400,
    title: 'Parameters not understood',
    detail: wrong.map(({ name, message }) => `${name} ${message}`).join('; ') + '.',
    errors: wrong,
  });

type Say = (name: string, message: string) => void;

/**
 * Reads what is looked for everywhere at once.
 * @throws a problem: 400
 */
export function readSearchText(text: string): string {
  if (text.length <= LONGEST_SEARCH) return text.trim();
  throw badParameters([{ name: 'q', message: `must have at most ${LONGEST_SEARCH} characters` }]);
}

function readSearch(page: AdminPage, text: string, say: Say): string {
  if (text !== '' && page.search.length === 0) say('q', 'finds nothing: no field of this list is searched');
  if (text.length > LONGEST_SEARCH) say('q', `must have at most ${LONGEST_SEARCH} characters`);
  return text.trim();
}

function readSort(page: AdminPage, text: string, say: Say): readonly SortTerm[] {
  if (text === '') return page.sort;
  const terms = text
    .split(',')
    .map((word) => ({ key: word.replace(/^-/, ''), descending: word.startsWith('-') }));
  const unknown = terms.filter(({ key }) => page.byKey.get(key)?.sortable !== true);
  for (const { key } of unknown) say('sort', `cannot be by ${key === '' ? 'nothing' : key}`);
  if (terms.length > 4) say('sort', 'may name at most four fields');
  return unknown.length > 0 || terms.some(({ key }) => key === 'id')
    ? terms
    : [...terms, { key: 'id', descending: true }];
}

function readCount(
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
