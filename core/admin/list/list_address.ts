/** Addresses of a list: the whole state is in them, so that the back button and a bookmark work. */
import type { AdminPage, SortTerm } from '../../describe';
import { filterParameters, PAGE_SIZE, placeParameter, type ListQuery } from '../../query';

/** `-updatedAt,name`; the last word, which every order has, is not said. */
export const sortText = (sort: readonly SortTerm[]): string =>
  sort
    .filter(({ key }, index) => key !== 'id' || index === 0)
    .map(({ key, descending }) => (descending ? `-${key}` : key))
    .join(',');

/** The parameters of a query, without what is as it would be anyway. */
export function parametersOf(page: AdminPage, query: ListQuery): [string, string][] {
  const place = query.place === undefined ? undefined : placeParameter(query.place);
  const given: [string, string | undefined][] = [
    ['q', query.q],
    ...filterParameters(query.filters),
    ['sort', sortText(query.sort) === sortText(page.sort) ? '' : sortText(query.sort)],
    ['cols', query.columns?.join()],
    ['density', query.density],
    ['pageSize', query.pageSize === PAGE_SIZE ? '' : String(query.pageSize)],
    ['show', query.show.join()],
    ['page', query.page === 1 ? '' : String(query.page)],
    ...(place === undefined ? [] : [place]),
  ];
  return given.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]));
}

/** A query at its first page and without what is shown for this once: what a list shows, kept or carried along. */
export const atFirst = (query: ListQuery): ListQuery => ({ ...query, page: 1, place: undefined, show: [] });

/** Address of a list with part of its query changed; anything but a page leads back to the first one. */
export function listAddress(page: AdminPage, query: ListQuery, change: Partial<ListQuery>): string {
  const text = new URLSearchParams(parametersOf(page, { ...atFirst(query), ...change })).toString();
  // Commas are allowed as they are, and people read them.
  return text === '' ? page.path : `${page.path}?${text.replaceAll('%2C', ',')}`;
}
