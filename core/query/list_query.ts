/** What an address asks of a list, looked up in the description: nothing unknown, hidden or secret gets through. */
import type { AdminPage, SortTerm } from '../describe';
import { problem, type ProblemDetail } from '../web';
import { readFilters, type Filter, type PageOf } from './filters';
import {
  LONGEST_SEARCH,
  oneOf,
  readColumns,
  readCount,
  readPlaces,
  readSearch,
  readSort,
} from './list_parameters';
import type { Place } from './place';

/** What takes time with many records, and is read when somebody asks: the counts in the filter sheet, sums of columns. */
export const EXTRAS = ['filter', 'sums'] as const;
export type Extra = (typeof EXTRAS)[number];

/** How close rows stand. */
export const DENSITIES = ['cosy', 'normal', 'dense'] as const;
export type RowDensity = (typeof DENSITIES)[number];

export interface ListQuery {
  readonly q: string;
  readonly sort: readonly SortTerm[];
  /** From 1; 1 as well behind a place whose number nobody knows. */
  readonly page: number;
  /** Where the page begins; without it, so many pages from the first row. */
  readonly place: Place | undefined;
  readonly pageSize: number;
  readonly filters: readonly Filter[];
  /** Keys of the columns somebody has chosen; without them, those of the model. */
  readonly columns: readonly string[] | undefined;
  readonly density: RowDensity | undefined;
  readonly show: readonly Extra[];
}

export const PAGE_SIZE = 25;
const MOST_ON_A_PAGE = 200;
/** Pages are counted off from the first row up to here; deeper ones begin at a place. */
export const COUNTED_EXACTLY = 10_000;
const MOST_PAGES = 999_999_999;

const ONCE = ['q', 'page', 'pageSize', 'after', 'before', 'density'];
/** Boxes and lists of a form send these several times; an address that is kept has them once, with commas. */
const LISTED = ['sort', 'cols', 'show'];

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
    else if (LISTED.includes(name)) continue;
    else if (!ONCE.includes(name)) say(name, 'is not a parameter of this list');
    else if (single.has(name)) say(name, 'may be given once');
    else single.set(name, value);
  }
  const listed = (name: string): string[] =>
    given.getAll(name).flatMap((text) => (text === '' ? [] : text.split(',')));
  const { filters, wrong: wrongFilters } = readFilters(page, filtering, pageOf);
  wrong.push(...wrongFilters);
  const sort = readSort(page, listed('sort'), say);
  const place = readPlaces(page, sort, single, say);
  const query: ListQuery = {
    q: readSearch(page, single.get('q') ?? '', say),
    sort,
    place,
    page: readCount('page', single.get('page'), 1, place === undefined ? COUNTED_EXACTLY : MOST_PAGES, say),
    pageSize: readCount('pageSize', single.get('pageSize'), PAGE_SIZE, MOST_ON_A_PAGE, say),
    filters,
    columns: readColumns(page, listed('cols'), say),
    density: oneOf('density', single.get('density'), DENSITIES, say),
    show: listed('show').flatMap((word) => oneOf('show', word, EXTRAS, say) ?? []),
  };
  if (place === undefined && (query.page - 1) * query.pageSize >= COUNTED_EXACTLY)
    say('page', `pages are counted up to record ${COUNTED_EXACTLY}; go on from there, or search and filter`);
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

/**
 * Reads what is looked for everywhere at once.
 * @throws a problem: 400
 */
export function readSearchText(text: string): string {
  if (text.length <= LONGEST_SEARCH) return text.trim();
  throw badParameters([{ name: 'q', message: `must have at most ${LONGEST_SEARCH} characters` }]);
}
