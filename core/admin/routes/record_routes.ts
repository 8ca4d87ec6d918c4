import type { RequestHandler } from 'express';
import {
  asJson,
  crumbsOf,
  goneMeanwhile,
  idOf,
  onlyParameters,
  recordOf,
  sendsJson,
  wantsJson,
} from '../answer';
import { may } from '../../actor';
import type { Admin } from '../context';
import { deleteRecord, deletionView, planDeletion, type DeletionPlan } from '../deletion';
import { isFor } from '../bulk';
import { lower, type AdminAction, type AdminPage } from '../../describe';
import { say, takeNotice } from '../flash';
import { lastChange } from '../history';
import { refusal } from '../problem';
import { detailView, readRow, type RowCounts } from '../record';

/** `GET /:id`: one record with what points to it. */
export const showRecord =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    const tab = onlyParameters(request, 'tab').get('tab') ?? undefined;
    if (tab !== undefined && !page.relations.some(({ name }) => name === tab))
      throw refusal(400, 'Parameters not understood', `tab cannot be ${tab}.`, [
        { name: 'tab', message: 'names no relation' },
      ]);
    const row = await recordOf(admin, page, request);
    if (wantsJson(request)) return void response.json(asJson(row));
    const detail = await detailView(admin, page, row, tab);
    response.render('admin/detail', {
      title: detail.name,
      crumbs: crumbsOf(page, { text: detail.name }),
      active: page.path,
      detail,
      actions: await actionsFor(admin, page, idOf(request)),
      history: await lastChange(admin, page, idOf(request)),
      notice: takeNotice(admin, request, response),
    });
  };

/** The buttons of a record. Whether one is for it, the model decides by the whole row, whatever is shown of it. */
async function actionsFor(admin: Admin, page: AdminPage, id: string): Promise<readonly AdminAction[]> {
  const allowed = page.actions.filter(({ permission }) => may(permission));
  if (allowed.length === 0 || (await readRow(admin, page, id, { action: 'update' })) === undefined) return [];
  const row = await admin.modelOf(page).findByPk(id);
  return row === null ? [] : allowed.filter((action) => isFor(admin, page, action, row));
}

/** `GET /:id/delete`: what would go, before anything does. */
export const askDelete =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    onlyParameters(request);
    const row = await recordOf(admin, page, request, 'delete');
    const plan = await planDeletion(admin, page, idOf(request));
    const deletion = await deletionView(admin, plan, row);
    if (wantsJson(request)) return void response.json(planJson(plan, deletion.refused));
    response.render('admin/delete', {
      title: deletion.question,
      crumbs: crumbsOf(
        page,
        { text: deletion.name, to: deletion.href },
        { text: page.softDelete ? 'Move to trash' : 'Delete' },
      ),
      active: page.path,
      deletion,
    });
  };

export const planJson = (plan: DeletionPlan, refused: boolean): object => ({
  refused,
  forGood: plan.forGood,
  groups: plan.groups.map(({ page, relation, fate, ids }) => ({
    table: page.table,
    field: page.byKey.has(relation.field) ? relation.field : null,
    fate,
    count: ids.length,
  })),
});

/** `POST /:id/delete` */
export const doDelete =
  (admin: Admin, page: AdminPage, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    const row = await recordOf(admin, page, request, 'delete');
    const outcome = await deleteRecord(admin, page, idOf(request));
    if (outcome.done) {
      for (const table of outcome.tables) counts.forget(table);
      if (wantsJson(request)) return void response.status(204).end();
      const { operation, records } = outcome;
      const undoing =
        operation === undefined ? undefined : { table: page.table, id: idOf(request), operation };
      say(response, outcome.forGood ? 'deleted' : 'trashed', records, undoing);
      return response.redirect(303, page.path);
    }
    // Gone between the two reads: the record's address now says so itself.
    if (outcome.plan === undefined) return goneMeanwhile(admin, page, request, 'delete');
    const deletion = await deletionView(admin, outcome.plan, row);
    if (wantsJson(request) || sendsJson(request))
      throw refusal(409, 'Held back', `${deletion.name} cannot go: ${deletion.reasons.join(' ')}`);
    response.status(409).render('admin/delete', {
      title: deletion.question,
      crumbs: crumbsOf(page, { text: deletion.name, to: deletion.href }, { text: 'Delete' }),
      active: page.path,
      deletion,
    });
  };

/** The stored record after a write, as JSON: to somebody who may not see it, only which it is. */
export async function savedJson(admin: Admin, page: AdminPage, id: string): Promise<object> {
  if (!may(`${page.table}.read`)) return { id };
  const row = await readRow(admin, page, id);
  if (row === undefined) throw refusal(404, 'Not here', `This ${lower(page.label)} does not exist any more.`);
  return asJson(row);
}
