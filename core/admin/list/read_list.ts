/** One page of a list: rows, how many there are, and what its first and last row are ordered by. */
import { cast, col, Op, type FindAttributeOptions, type WhereOptions } from 'sequelize';
import type { Admin } from '../context';
import type { AdminPage, SortTerm } from '../../describe';
import {
  countRows,
  linksFor,
  readEstimates,
  readRows,
  visibleAttributes,
  type Links,
  type Row,
  type TableCount,
} from '../record';
import { behind, isNarrowed, orderOf, turned, type ListQuery, type RowKey } from '../../query';
import { recordsOf } from '../../actor';
import { whereOf } from './where_of';

export interface ListRead {
  readonly rows: readonly Row[];
  readonly total: TableCount;
  readonly links: Links;
  /** Number of the page, from 1; nothing for one that was counted from an end nobody knows. */
  readonly page: number | undefined;
  /** Keys of the rows at both ends. */
  readonly first: RowKey | undefined;
  readonly last: RowKey | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The columns that a list shows. */
export const columnKeys = (page: AdminPage, { columns }: ListQuery): readonly string[] =>
  columns ?? page.columns;

export async function readList(admin: Admin, page: AdminPage, query: ListQuery): Promise<ListRead> {
  const where = whereOf(admin, page, query);
  const { place } = query;
  // Only as many rows as the last page has, where it is known how many that are.
  const whole =
    place !== undefined && place.key === undefined ? await countList(admin, page, query, where) : undefined;
  const end = whole === undefined || !isExact(whole) ? undefined : endOf(whole.count, query.pageSize);
  const { rows, beyond } = await readPage(admin, page, query, where, end?.rows ?? query.pageSize);
  const offset = place === undefined ? (query.page - 1) * query.pageSize : undefined;
  // A page that is not full is the last one: its end is the total.
  const isWhole = offset !== undefined && !beyond && (rows.length > 0 || query.page === 1);
  const total =
    whole ??
    (isWhole
      ? { count: offset + rows.length, more: false, estimated: false }
      : await countList(admin, page, query, where));
  const keys = keysOf(page, query.sort);
  return {
    rows: rows.map(withoutKeys),
    total,
    links: await linksFor(admin, page, rows, columnKeys(page, query)),
    page: place === undefined ? query.page : (end?.page ?? (query.page > 1 ? query.page : undefined)),
    first: rows[0] && keys(rows[0]),
    last: rows.at(-1) && keys(rows.at(-1) ?? {}),
    isFirst: place === undefined ? query.page === 1 : place.side === 'before' && !beyond,
    isLast: place?.side === 'before' ? place.key === undefined : !beyond,
  };
}

const isExact = ({ more, estimated }: TableCount): boolean => !more && !estimated;

const endOf = (count: number, size: number): { readonly rows: number; readonly page: number } => ({
  rows: count === 0 ? size : ((count - 1) % size) + 1,
  page: Math.max(1, Math.ceil(count / size)),
});

/** @returns rows in the order of the list, and whether there are more in the direction they were read in */
async function readPage(
  admin: Admin,
  page: AdminPage,
  { place, sort, ...query }: ListQuery,
  where: WhereOptions,
  size: number,
): Promise<{ readonly rows: readonly Row[]; readonly beyond: boolean }> {
  const isTurned = place?.side === 'before';
  const order = isTurned ? turned(sort) : sort;
  const from = place?.key === undefined ? [] : behind(page, order, place.key);
  const read = await readRows(admin, page, {
    attributes: attributesOf(page, sort),
    where: { [Op.and]: [where, ...from] },
    order: orderOf(page, order),
    limit: size + 1,
    offset: place === undefined ? (query.page - 1) * query.pageSize : 0,
  });
  const rows = read.slice(0, size);
  return { rows: isTurned ? rows.reverse() : rows, beyond: read.length > size };
}

/** What a row is ordered by stands beside its values under names that no attribute has. */
const keyName = (attribute: string): string => `~${attribute}`;
const isKeyName = (name: string): boolean => name.startsWith('~');

/** Moments as the database writes them: JavaScript knows three of their six digits. */
function attributesOf(page: AdminPage, sort: readonly SortTerm[]): FindAttributeOptions {
  const moments = sort.flatMap(({ key }) => {
    const field = page.byKey.get(key);
    return field?.filter === 'datetime' ? [field] : [];
  });
  return [
    ...visibleAttributes(page),
    ...moments.map(({ attribute, column }): [ReturnType<typeof cast>, string] => [
      cast(col(column), 'text'),
      keyName(attribute),
    ]),
  ];
}

const withoutKeys = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !isKeyName(name)));

const keysOf =
  (page: AdminPage, sort: readonly SortTerm[]) =>
  (row: Row): RowKey =>
    sort.map(({ key }) => {
      const attribute = page.byKey.get(key)?.attribute ?? 'id';
      const value = row[keyName(attribute)] ?? row[attribute] ?? null;
      return value === null ? null : String(value);
    });

/** Exact up to 10,000; beyond, the planner's estimate of the whole table, or only "more" for a narrowed list. */
async function countList(
  admin: Admin,
  page: AdminPage,
  query: ListQuery,
  where: WhereOptions,
): Promise<TableCount> {
  const counted = await countRows(admin, page, where);
  if (!counted.more || !isEverything(page, query)) return { ...counted, estimated: false };
  const estimate = (await readEstimates(admin)).get(page.table) ?? -1;
  return estimate > counted.count
    ? { count: estimate, more: false, estimated: true }
    : { ...counted, estimated: false };
}

/** The planner knows the whole table, not what a filter or a rule leaves of it. */
export const isEverything = (page: AdminPage, query: Pick<ListQuery, 'q' | 'filters'>): boolean =>
  !isNarrowed(query) && recordsOf(page.table, 'read') === undefined;
