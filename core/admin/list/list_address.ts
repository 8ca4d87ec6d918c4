/** Addresses of a list: the whole state is in them, so that the back button and a bookmark work. */
import type { AdminPage, SortTerm } from '../../describe';
import { filterParameters, PAGE_SIZE, type ListQuery } from '../../query';

const sortText = (sort: readonly SortTerm[]): string =>
  sort
    .filter(({ key }, index) => key !== 'id' || index === 0)
    .map(({ key, descending }) => (descending ? `-${key}` : key))
    .join(',');

/** The parameters of a query, without what is as it would be anyway. */
export function parametersOf(page: AdminPage, query: ListQuery): [string, string][] {
  return [
    ...(query.q === '' ? [] : [['q', query.q] as [string, string]]),
    ...filterParameters(query.filters),
    ...(sortText(query.sort) === sortText(page.sort)
      ? []
      : [['sort', sortText(query.sort)] as [string, string]]),
    ...(query.pageSize === PAGE_SIZE ? [] : [['pageSize', String(query.pageSize)] as [string, string]]),
    ...(query.page === 1 ? [] : [['page', String(query.page)] as [string, string]]),
  ];
}

/** Address of a list with part of its query changed; anything but a page number leads back to the first page. */
export function listAddress(page: AdminPage, query: ListQuery, change: Partial<ListQuery>): string {
  const next = { ...query, page: 1, ...change };
  const text = new URLSearchParams(parametersOf(page, next)).toString();
  return text === '' ? page.path : `${page.path}?${text}`;
}
