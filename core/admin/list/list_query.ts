/** What an address asks of a list, looked up in the description: nothing unknown, hidden or secret gets through. */
import type { AdminField, AdminPage, SortTerm } from '../describe';
import { refusal, type ProblemDetail } from '../problem';
import { readFilterValue } from './filter_values';

export type Bound = 'gte' | 'lte';

export interface Filter {
  readonly field: AdminField;
  /** Equal to one of these; empty when only bounds are given. */
  readonly values: readonly string[];
  readonly bounds: Readonly<Partial<Record<Bound, string>>>;
}

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

type Draft = Map<AdminField, { values: string[]; bounds: Partial<Record<Bound, string>> }>;

/**
 * Reads the parameters of a list address.
 * @throws a problem: 400 that names every parameter at fault
 */
export function readListQuery(page: AdminPage, given: URLSearchParams): ListQuery {
  const wrong: ProblemDetail[] = [];
  const say = (name: string, message: string): void => void wrong.push({ name, message });
  const drafts: Draft = new Map();
  const single = new Map<string, string>();
  for (const [name, value] of given) {
    if (name.startsWith('f.')) addFilter(page, drafts, name, value, say);
    else if (!['q', 'sort', 'page', 'pageSize'].includes(name)) say(name, 'is not a parameter of this list');
    else if (single.has(name)) say(name, 'may be given once');
    else single.set(name, value);
  }
  const query: ListQuery = {
    q: readSearch(page, single.get('q') ?? '', say),
    sort: readSort(page, single.get('sort') ?? '', say),
    page: readCount('page', single.get('page'), 1, COUNTED_EXACTLY, say),
    pageSize: readCount('pageSize', single.get('pageSize'), PAGE_SIZE, MOST_ON_A_PAGE, say),
    filters: [...drafts].map(([field, draft]) => ({ field, ...draft })),
  };
  if ((query.page - 1) * query.pageSize >= COUNTED_EXACTLY)
    say('page', `pages end at record ${COUNTED_EXACTLY}; search or filter to see others`);
  if (wrong.length > 0) throw badParameters(wrong);
  return query;
}

export const badParameters = (wrong: readonly ProblemDetail[]): Error =>
  refusal(
    400,
    'Parameters not understood',
    wrong.map(({ name, message }) => `${name} ${message}`).join('; ') + '.',
    wrong,
  );

type Say = (name: string, message: string) => void;

function addFilter(page: AdminPage, drafts: Draft, name: string, value: string, say: Say): void {
  const [, key = '', bound] = name.split('.');
  const field = page.byKey.get(key);
  if (field?.filter === undefined) return say(name, 'is not a field this list can be filtered by');
  const isRange = ['number', 'date', 'datetime'].includes(field.filter);
  if (bound !== undefined && (name.split('.').length > 3 || !['gte', 'lte'].includes(bound) || !isRange))
    return say(name, `is not a way to filter by ${key}`);
  // A form sends what was left empty as well.
  if (value === '') return;
  const message = readFilterValue(field, value).wrong;
  if (message !== undefined) return say(name, message);
  const draft = drafts.get(field) ?? { values: [], bounds: {} };
  if (bound === undefined) draft.values.push(value);
  else draft.bounds[bound as Bound] = value;
  drafts.set(field, draft);
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
