import type { RequestHandler } from 'express';
import { may } from '../../actor';
import { onlyParameters, recordOf, sendsJson } from '../answer';
import type { Admin } from '../context';
import { lower, type AdminPage } from '../../describe';
import { say } from '../flash';
import { refusal } from '../problem';
import { createRecord, defaultTexts, formValues, readForm, readJson } from '../form';
import type { RowCounts } from '../record';
import { complaints, refuse, renderForm } from './form_answer';
import { emptyState, prefilled, stateOf } from './form_state';
import { savedJson } from './record_routes';

/** Whoever may write but not read stays at the form. */
const maySee = ({ table }: AdminPage): boolean => may(`${table}.read`);

/** Fields that are kept from somebody may be ones that a new record cannot do without. */
function mustBeCreatable({ creatable, label }: AdminPage): void {
  if (!creatable)
    throw refusal(403, 'Not allowed', `A new ${lower(label)} needs fields that you may not fill in.`);
}

/** `GET /new`, with `f.<field>=` for values that are given already. */
export const askNew =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    mustBeCreatable(page);
    const before = defaultTexts(page);
    await renderForm(admin, request, response, 200, {
      ...emptyState(page, before),
      texts: { ...before, ...prefilled(page, request) },
    });
  };

/** `GET /:id/edit` */
export const askEdit =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    onlyParameters(request);
    const row = await recordOf(admin, page, request, 'update');
    await renderForm(admin, request, response, 200, await stateOf(admin, page, row));
  };

/** `POST /new` */
export const doCreate =
  (admin: Admin, page: AdminPage, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    mustBeCreatable(page);
    const entry = admin.entryOf(page);
    const save = async (values: Readonly<Record<string, unknown>>): Promise<string> => {
      const id = await createRecord(admin, page, values);
      counts.forget(page.table);
      return id;
    };
    if (sendsJson(request)) {
      const values = readJson(entry, page, request.body, true);
      const id = await save(values).catch((error: unknown) => refuse(admin, page, error));
      return void response
        .status(201)
        .location(`${page.path}/${id}`)
        .json(await savedJson(admin, page, id));
    }
    const { typed, does, searches } = readForm(page, request.body);
    const state = {
      ...emptyState(page, defaultTexts(page)),
      searches,
      texts: { ...defaultTexts(page), ...typed },
    };
    if (does.startsWith('pick.'))
      return renderForm(admin, request, response, 200, { ...state, open: does.slice(5) });
    const { values, wrong } = formValues(entry, page, typed);
    if (Object.keys(wrong).length > 0) return renderForm(admin, request, response, 422, { ...state, wrong });
    try {
      const id = await save(values);
      say(response, 'created');
      response.redirect(303, does === 'another' || !maySee(page) ? `${page.path}/new` : `${page.path}/${id}`);
    } catch (error) {
      await renderForm(admin, request, response, 422, { ...state, wrong: complaints(admin, page, error) });
    }
  };
