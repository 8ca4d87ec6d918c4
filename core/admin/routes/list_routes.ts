import type { RequestHandler } from 'express';
import { asJson, crumbsOf, wantsJson } from '../answer';
import { may } from '../../actor';
import type { Admin } from '../context';
import type { AdminPage } from '../../describe';
import { takeNotice } from '../flash';
import { readListQuery } from '../../query';
import { listAddress, listView, readList, viewTabs, type ListRead } from '../list';
import { refusal } from '../problem';
import { countText, type RowCounts } from '../record';

/** What the database cannot read (SQLSTATE class 22) came out of the address. */
function refuseValues(error: unknown): never {
  const { code } = ((error as { parent?: object } | null)?.parent ?? {}) as { readonly code?: unknown };
  if (typeof code !== 'string' || !code.startsWith('22')) throw error;
  throw refusal(
    400,
    'Parameters not understood',
    'A filter or the search holds a value that cannot be read.',
  );
}

/** `GET /`: the list, or its rows as JSON. */
export const showList =
  (admin: Admin, page: AdminPage, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    const { searchParams } = new URL(request.originalUrl, 'http://host');
    // A filter along a reference asks about records of another table: those one may see.
    const pageOf = (table: string): AdminPage | undefined =>
      may(`${table}.read`) ? admin.pageOf(table) : undefined;
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
      title: page.plural,
      crumbs: crumbsOf(page),
      active: page.path,
      list,
      notice: takeNotice(request, response),
    });
  };

const listJson = (read: ListRead, query: { readonly page: number; readonly pageSize: number }): object => ({
  rows: read.rows.map(asJson),
  total: read.total.count,
  totalIs: read.total.estimated ? 'estimated' : read.total.more ? 'more' : 'exact',
  page: query.page,
  pageSize: query.pageSize,
});
