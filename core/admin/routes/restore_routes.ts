/** Out of the trash, back to where it was. */
import type { Request, RequestHandler, Response } from 'express';
import { may } from '../../actor';
import type { AdminPage } from '../../describe';
import { UUID } from '../../query';
import { crumbsOf, idOf, sendsJson, wantsJson } from '../answer';
import type { Admin } from '../context';
import { restoreRecord, type Reason } from '../deletion';
import { say } from '../flash';
import { refusal } from '../problem';
import { labelOf, type Row, type RowCounts } from '../record';
import { bodyTexts } from './body_texts';
import { savedJson } from './record_routes';
import { trashedRecord } from './trash_routes';

/** `POST /trash/:id/restore`, with `operation` where it is an undo of that deletion and of no other. */
export const doRestore =
  (admin: Admin, page: AdminPage, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    const { operation } = bodyTexts(request, 'operation');
    if (operation !== undefined && !UUID.test(operation))
      throw refusal(400, 'Members not understood', 'operation must be an id.', [
        { name: 'operation', message: 'must be an id' },
      ]);
    const row = await trashedRecord(admin, page, request, 'delete');
    const outcome = await restoreRecord(admin, page, idOf(request), operation?.toLowerCase());
    if (!outcome.done) return notRestored(admin, page, row, outcome.reasons, request, response);
    for (const table of outcome.tables) counts.forget(table);
    if (wantsJson(request))
      return void response.json({
        restored: outcome.records,
        record: await savedJson(admin, page, idOf(request)),
      });
    say(response, 'restored', outcome.records);
    response.redirect(303, may(`${page.table}.read`) ? `${page.path}/${idOf(request)}` : page.path);
  };

async function notRestored(
  admin: Admin,
  page: AdminPage,
  row: Row,
  reasons: readonly Reason[],
  request: Request,
  response: Response,
): Promise<void> {
  const name = await labelOf(admin, page, row);
  if (reasons.length === 0)
    throw refusal(
      409,
      'Deleted again',
      `${name} was restored and deleted again since. Restore it from the trash.`,
    );
  if (wantsJson(request) || sendsJson(request))
    throw refusal(
      409,
      'Not restored',
      `${name} stays in the trash. ${reasons.map(({ text }) => text).join(' ')}`,
      reasons.flatMap(({ field, text }) => (field === undefined ? [] : [{ name: field, message: text }])),
    );
  const href = `${page.path}/trash/${String(row['id'])}`;
  response.status(409).render('admin/not_restored', {
    title: `${name} stays in the trash`,
    crumbs: crumbsOf(
      page,
      { text: 'Trash', to: `${page.path}/trash` },
      { text: name, to: href },
      { text: 'Restore' },
    ),
    active: page.path,
    number: page.number,
    name,
    href,
    reads: may(`${page.table}.read`),
    reasons,
  });
}
