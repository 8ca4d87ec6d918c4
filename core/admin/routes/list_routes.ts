import type { RequestHandler } from 'express';
import { asJson, crumbsOf, wantsJson } from '../answer';
import type { Admin } from '../context';
import type { AdminPage } from '../../describe';
import { takeNotice } from '../flash';
import { readListQuery, type ListQuery } from '../../query';
import { listAddress, listView, pageLinks, readList, viewTabs, type ListRead } from '../list';
import { densityOf } from '../frame';
import { refuseSlow } from './refuse_slow';
import { refuseValues } from './refuse_values';
import { seenBy } from './seen_tables';
import { countText, type RowCounts } from '../record';
import { bulkOf, filesOf, trashOf } from './list_offers';

/** `GET /`: the list, or its rows as JSON. */
export const showList =
  (admin: Admin, page: AdminPage, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    const { searchParams } = new URL(request.originalUrl, 'http://host');
    const pageOf = seenBy(admin);
    const own = densityOf(request.headers.cookie);
    const asked = readListQuery(page, searchParams, pageOf);
    const query = asked.density === own ? { ...asked, density: undefined } : asked;
    // A form sends what was left empty, and boxes by one; the address people keep is the shortest that says the same.
    if (!wantsJson(request) && (isLoose(searchParams) || asked !== query))
      return response.redirect(303, listAddress(page, query, query));
    const read = await readList(admin, page, query).catch(refuseValues).catch(refuseSlow(page, query));
    if (wantsJson(request)) return void response.json(listJson(page, query, read));
    const whole = counts.of(page.table);
    const list = await listView(admin, page, query, read, {
      whole: whole === undefined ? undefined : countText(whole),
      views: await viewTabs(admin, page, query, { counts, pageOf }),
      density: own,
    });
    response.render('admin/list', {
      files: filesOf(page, query),
      trash: await trashOf(admin, page, whole),
      title: page.plural,
      crumbs: crumbsOf(page),
      active: page.path,
      density: query.density,
      bulk: bulkOf(page),
      list,
      notice: takeNotice(admin, request, response),
    });
  };

const isLoose = (given: URLSearchParams): boolean =>
  [...given.values()].includes('') || ['sort', 'cols'].some((name) => given.getAll(name).length > 1);

/** Pages follow each other by the addresses in it. */
function listJson(page: AdminPage, query: ListQuery, read: ListRead): object {
  const { total, rows } = read;
  const { next, previous } = pageLinks(page, query, read);
  return {
    rows: rows.map(asJson),
    total: total.count,
    totalIs: total.estimated ? 'estimated' : total.more ? 'more' : 'exact',
    page: read.page ?? null,
    pageSize: query.pageSize,
    next: next ?? null,
    previous: previous ?? null,
  };
}
