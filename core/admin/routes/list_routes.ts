import type { RequestHandler } from 'express';
import { asJson, crumbsOf, wantsJson } from '../answer';
import type { Admin } from '../context';
import type { AdminPage } from '../../describe';
import { takeNotice } from '../flash';
import { filterParameters, readListQuery, type ListQuery } from '../../query';
import { EXPORT_FORMATS } from '../export';
import { may } from '../../actor';
import { listAddress, listView, readList, viewTabs, type ListRead } from '../list';
import { refuseValues } from './refuse_values';
import { seenBy } from './seen_tables';
import { countText, type RowCounts, type TableCount } from '../record';
import { countTrash } from '../trash';

/** `GET /`: the list, or its rows as JSON. */
export const showList =
  (admin: Admin, page: AdminPage, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    const { searchParams } = new URL(request.originalUrl, 'http://host');
    const pageOf = seenBy(admin);
    const query = readListQuery(page, searchParams, pageOf);
    // A form sends what was left empty as well; the address people keep is the one without.
    if (!wantsJson(request) && [...searchParams.values()].includes(''))
      return response.redirect(303, listAddress(page, query, { page: query.page }));
    const read = await readList(admin, page, query).catch(refuseValues);
    if (wantsJson(request)) return void response.json(listJson(read, query));
    const whole = counts.of(page.table);
    const views = await viewTabs(admin, page, query, { counts, pageOf });
    const wholeText = whole === undefined ? undefined : countText(whole);
    const list = await listView(admin, page, query, read, wholeText, views);
    response.render('admin/list', {
      files: filesOf(page, query),
      trash: await trashOf(admin, page, whole),
      title: page.plural,
      crumbs: crumbsOf(page),
      active: page.path,
      list,
      notice: takeNotice(admin, request, response),
    });
  };

/** A list with more records than this is not searched for those in the trash as well. */
const COUNTED = 10_000;

/** How many records are in the trash: nothing where they are not counted, undefined where there is no trash. */
async function trashOf(
  admin: Admin,
  page: AdminPage,
  whole: TableCount | undefined,
): Promise<string | undefined> {
  if (!page.softDelete) return undefined;
  return whole === undefined || whole.count > COUNTED ? '' : countTrash(admin, page);
}

/** Addresses of what the list shows as a file, for whoever may take it away. */
function filesOf(page: AdminPage, query: ListQuery): { readonly title: string; readonly to: string }[] {
  if (!may(`${page.table}.export`)) return [];
  const given = filterParameters(query.filters);
  if (query.q !== '') given.push(['q', query.q]);
  return Object.entries(EXPORT_FORMATS).map(([format, { title }]) => ({
    title,
    to: `${page.path}/export?${new URLSearchParams([['format', format], ...given]).toString()}`,
  }));
}

const listJson = (read: ListRead, query: { readonly page: number; readonly pageSize: number }): object => ({
  rows: read.rows.map(asJson),
  total: read.total.count,
  totalIs: read.total.estimated ? 'estimated' : read.total.more ? 'more' : 'exact',
  page: query.page,
  pageSize: query.pageSize,
});
