/** Out of the trash, for good. */
import type { RequestHandler, Response } from 'express';
import { may } from '../../actor';
import { lower, type AdminPage } from '../../describe';
import { recordsWithin } from '../../scope';
import { crumbsOf, idOf, onlyParameters, wantsJson } from '../answer';
import type { Admin } from '../context';
import { deletionView, isRefused, planDeletion, purgeRecord, type DeletionPlan } from '../deletion';
import { say } from '../flash';
import { refusal } from '../problem';
import { labelOf, type Row, type RowCounts } from '../record';
import { bodyTexts } from './body_texts';
import { planJson } from './record_routes';
import { trashedRecord } from './trash_routes';

/** `GET /trash/:id/purge`: what would go for good, and the question for its name. */
export const askPurge =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    onlyParameters(request);
    const row = await trashedRecord(admin, page, request, 'delete');
    const plan = await planDeletion(admin, page, idOf(request), { forGood: true });
    if (wantsJson(request)) return void response.json(planJson(plan, isRefused(plan)));
    await renderPurge(admin, page, row, { plan, status: 200, wrong: '' }, response);
  };

/** `POST /trash/:id/purge`, with `name`. */
export const doPurge =
  (admin: Admin, page: AdminPage, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    const { name: typed = '' } = bodyTexts(request, 'name');
    const row = await trashedRecord(admin, page, request, 'delete');
    const name = await labelOf(admin, page, row);
    const id = idOf(request);
    if (!isSameName(typed, name)) {
      const wrong = `does not name this ${lower(page.label)}`;
      if (wantsJson(request))
        throw refusal(422, 'Not deleted', `name ${wrong}.`, [{ name: 'name', message: wrong }]);
      const plan = await planDeletion(admin, page, id, { forGood: true });
      return renderPurge(admin, page, row, { plan, status: 422, wrong }, response);
    }
    const where = recordsWithin(admin.conditions, page.table, 'delete');
    const outcome = await admin.sequelize.transaction((transaction) =>
      purgeRecord(admin, page, id, { where, transaction }),
    );
    if (outcome.done) {
      for (const table of outcome.tables) counts.forget(table);
      if (wantsJson(request)) return void response.status(204).end();
      say(response, 'deleted', outcome.records);
      return response.redirect(303, may(`${page.table}.read`) ? `${page.path}/trash` : page.path);
    }
    if (outcome.plan === undefined) return void (await trashedRecord(admin, page, request, 'delete'));
    if (wantsJson(request)) {
      const { reasons } = await deletionView(admin, outcome.plan, row);
      throw refusal(409, 'Held back', `${name} cannot go: ${reasons.join(' ')}`);
    }
    await renderPurge(admin, page, row, { plan: outcome.plan, status: 409, wrong: '' }, response);
  };

/** As a person types it: blanks count once, and a letter may be written in two ways. */
const isSameName = (typed: string, name: string): boolean => {
  const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return plain(typed) === plain(name);
};

async function renderPurge(
  admin: Admin,
  page: AdminPage,
  row: Row,
  { plan, status, wrong }: { readonly plan: DeletionPlan; readonly status: number; readonly wrong: string },
  response: Response,
): Promise<void> {
  const deletion = await deletionView(admin, plan, row, { wrong });
  response.status(status).render('admin/delete', {
    title: deletion.question,
    crumbs: crumbsOf(
      page,
      { text: 'Trash', to: `${page.path}/trash` },
      { text: deletion.name, to: deletion.href },
      { text: 'Delete for good' },
    ),
    active: page.path,
    deletion,
  });
}
