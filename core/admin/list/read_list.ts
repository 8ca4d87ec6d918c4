import type { Admin } from '../context';
import type { AdminPage } from '../../describe';
import {
  countRows,
  linksFor,
  readEstimates,
  readRows,
  type Links,
  type Row,
  type TableCount,
} from '../record';
import { isNarrowed, orderOf, type ListQuery } from '../../query';
import { recordsOf } from '../../actor';
import { whereOf } from './where_of';

export interface ListRead {
  readonly rows: readonly Row[];
  readonly total: TableCount;
  readonly links: Links;
}

/** One page of rows, how many match, and the names of what they refer to. */
export async function readList(admin: Admin, page: AdminPage, query: ListQuery): Promise<ListRead> {
  const where = whereOf(admin, page, query);
  const offset = (query.page - 1) * query.pageSize;
  const rows = await readRows(admin, page, {
    where,
    order: orderOf(page, query.sort),
    limit: query.pageSize,
    offset,
  });
  // A page that is not full is the last one: its end is the total.
  const isLast = rows.length < query.pageSize && (rows.length > 0 || query.page === 1);
  const total = isLast
    ? { count: offset + rows.length, more: false, estimated: false }
    : await countList(admin, page, query, where);
  return { rows, total, links: await linksFor(admin, page, rows, page.columns) };
}

/** Exact up to 10,000; beyond, the planner's estimate of the whole table, or only "more" for a narrowed list. */
async function countList(
  admin: Admin,
  page: AdminPage,
  query: ListQuery,
  where: ReturnType<typeof whereOf>,
): Promise<TableCount> {
  const counted = await countRows(admin, page, where);
  // The planner knows the whole table, not what a rule leaves of it.
  const isPart = isNarrowed(query) || recordsOf(page.table, 'read') !== undefined;
  if (!counted.more || isPart) return { ...counted, estimated: false };
  const estimate = (await readEstimates(admin)).get(page.table) ?? -1;
  return estimate > counted.count
    ? { count: estimate, more: false, estimated: true }
    : { ...counted, estimated: false };
}
