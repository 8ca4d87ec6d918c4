/** The history of a record: its revisions, and one of them. */
import type { Request, RequestHandler } from 'express';
import type { AskedHistory } from '../../declare';
import { lower, type AdminPage } from '../../describe';
import { badParameters, UUID } from '../../query';
import { crumbsOf, idOf, onlyParameters, wantsJson } from '../answer';
import type { Admin } from '../context';
import { takeNotice } from '../flash';
import { historyPath, historyView, readHistory, revisionJson, type History } from '../history';
import { refusal } from '../problem';
import { readRow, type Row } from '../record';

const REVISIONS = 20;

/** The record of the address, where it may be read; one in the trash as well. */
async function rowOf(admin: Admin, page: AdminPage, request: Request): Promise<Row> {
  const row = await readRow(admin, page, idOf(request), { trash: page.softDelete });
  if (row === undefined)
    throw refusal(404, 'Not here', `This ${lower(page.label)} does not exist, or not any more.`);
  return row;
}

/** @throws a problem: 404 where nobody keeps any history */
export async function historyOf(
  admin: Admin,
  page: AdminPage,
  id: string,
  asked: Pick<AskedHistory, 'part' | 'limit'>,
): Promise<History> {
  const history = await readHistory(admin, page, id, asked);
  if (history === undefined) throw refusal(404, 'Not here', `No history is kept of ${lower(page.plural)}.`);
  return history;
}

const noRevision = ({ label }: AdminPage): Error =>
  refusal(404, 'Not here', `This ${lower(label)} has no such revision.`);

/** `GET /:id/history`, newest first; `before` is the last revision of the page before. */
export const showHistory =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    const given = onlyParameters(request, 'before').getAll('before');
    const [before] = given;
    if (given.length > 1 || (before !== undefined && !UUID.test(before)))
      throw badParameters([{ name: 'before', message: 'must be the id of a revision' }]);
    const row = await rowOf(admin, page, request);
    const history = await historyOf(admin, page, idOf(request), {
      limit: REVISIONS,
      ...(before !== undefined && { part: { of: 'before', revision: before.toLowerCase() } }),
    });
    // The page before said that there are older ones.
    if (before !== undefined && history.revisions.length === 0) throw noRevision(page);
    if (wantsJson(request)) {
      const last = history.revisions.at(-1);
      return void response.json({
        total: history.total,
        revisions: history.revisions.map((one) => revisionJson(page, one)),
        next: last === undefined || last.version <= 1 ? null : last.id,
      });
    }
    const view = await historyView(admin, page, row, history, { isFirst: before === undefined });
    response.render('admin/history', {
      title: `History of ${view.name}`,
      crumbs: crumbsOf(page, { text: view.name, to: view.href }, { text: 'History' }),
      active: page.path,
      history: view,
      notice: takeNotice(admin, request, response),
    });
  };

/** `GET /:id/history/:revision`: one revision with every field it touched. */
export const showRevision =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    onlyParameters(request);
    const row = await rowOf(admin, page, request);
    const history = await oneRevision(admin, page, request);
    const [revision] = history.revisions;
    if (wantsJson(request)) return void response.json(revisionJson(page, revision));
    const view = await historyView(admin, page, row, history, { isFirst: true, whole: true });
    response.render('admin/revision', {
      title: `Version ${revision.version} of ${view.name}`,
      crumbs: crumbsOf(
        page,
        { text: view.name, to: view.href },
        { text: 'History', to: historyPath(page, idOf(request)) },
        { text: `Version ${revision.version}` },
      ),
      active: page.path,
      history: view,
      revision: view.revisions[0],
    });
  };

/**
 * The revision of the address.
 * @throws a problem: 404 where there is none
 */
export async function oneRevision(
  admin: Admin,
  page: AdminPage,
  request: Request,
): Promise<History & { readonly revisions: readonly [History['revisions'][number]] }> {
  const part = { of: 'only', revision: String(request.params['revision']).toLowerCase() } as const;
  const { revisions, total } = await historyOf(admin, page, idOf(request), { limit: 1, part });
  const [revision] = revisions;
  if (revision === undefined) throw noRevision(page);
  return { total, revisions: [revision] };
}
