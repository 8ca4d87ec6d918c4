/** The trash of one model: what is in it, and one record of it. */
import type { Request, RequestHandler } from 'express';
import { may } from '../../actor';
import { lower, type AdminPage } from '../../describe';
import { badParameters } from '../../query';
import { asJson, crumbsOf, idOf, onlyParameters, outsideRules, wantsJson } from '../answer';
import type { Admin } from '../context';
import { takeNotice } from '../flash';
import { lastChange } from '../history';
import { refusal } from '../problem';
import { detailView, momentOf, readRow, type Row } from '../record';
import { daysLeft, leftText, placeIn, readTrash, trashJson, trashView } from '../trash';

/** `GET /trash` */
export const showTrash =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    const given = onlyParameters(request, 'before').getAll('before');
    const before = given[0] === undefined ? undefined : placeIn(given[0]);
    if (given.length > 1 || (given.length === 1 && before === undefined))
      throw badParameters([
        { name: 'before', message: 'must be a place, as a link to the next page has it' },
      ]);
    const read = await readTrash(admin, page, before);
    if (wantsJson(request)) return void response.json(trashJson(read));
    response.render('admin/trash', {
      title: `Trash of ${lower(page.plural)}`,
      crumbs: crumbsOf(page, { text: 'Trash' }),
      active: page.path,
      trash: await trashView(admin, page, read, before === undefined),
      notice: takeNotice(admin, request, response),
    });
  };

/**
 * The record of the address, which is in the trash.
 * @throws a problem: 404; 403 for one that may be seen, but not this; 409 for one that is not in the trash
 */
export async function trashedRecord(
  admin: Admin,
  page: AdminPage,
  request: Request,
  action: 'read' | 'delete' = 'read',
): Promise<Row> {
  const id = idOf(request);
  const row = await readRow(admin, page, id, { trash: true, action });
  if (row === undefined) {
    if (
      action !== 'read' &&
      may(`${page.table}.read`) &&
      (await readRow(admin, page, id, { trash: true })) !== undefined
    )
      throw outsideRules(page, action);
    throw refusal(404, 'Not here', `This ${lower(page.label)} does not exist, or not any more.`);
  }
  if (row['deletedAt'] === null)
    throw action === 'read'
      ? refusal(404, 'Not here', `This ${lower(page.label)} is not in the trash.`)
      : refusal(409, 'Not in the trash', `This ${lower(page.label)} is not in the trash any more.`);
  return row;
}

/** `GET /trash/:id`: one record as it went. */
export const showTrashed =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    onlyParameters(request);
    const row = await trashedRecord(admin, page, request);
    if (wantsJson(request)) return void response.json(asJson(row));
    const detail = await detailView(admin, { ...page, relations: [] }, row, undefined);
    const deletedAt = row['deletedAt'] as Date;
    response.render('admin/trashed', {
      title: detail.name,
      crumbs: crumbsOf(page, { text: 'Trash', to: `${page.path}/trash` }, { text: detail.name }),
      active: page.path,
      detail,
      history: await lastChange(admin, page, idOf(request)),
      gone: { when: momentOf(deletedAt, admin.now()), left: leftText(daysLeft(admin, deletedAt)) },
    });
  };
