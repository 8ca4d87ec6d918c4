import type { Request, RequestHandler, Response } from 'express';
import { crumbsOf, idOf, onlyParameters, recordOf, sendsJson, wantsJson } from '../answer';
import type { Admin } from '../context';
import { lower, type AdminPage } from '../describe';
import { say } from '../flash';
import {
  createRecord,
  defaultTexts,
  formValues,
  formView,
  invalid,
  readForm,
  readJson,
  refusedFields,
  textsOf,
  updateRecord,
  versionOf,
  writable,
  type FormState,
  type Typed,
  type Wrongs,
} from '../form';
import { badParameters } from '../list';
import { refusal } from '../problem';
import { labelOf, type Row, type RowCounts } from '../record';
import { savedJson } from './record_routes';

/** `GET /new`, with `f.<field>=` for values that are given already. */
export const askNew =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
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
    const row = await recordOf(admin, page, request);
    await renderForm(admin, request, response, 200, await stateOf(admin, page, row));
  };

/** `POST /new` */
export const doCreate =
  (admin: Admin, page: AdminPage, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    const entry = admin.entryOf(page);
    const save = async (values: Readonly<Record<string, unknown>>): Promise<string> => {
      const id = await createRecord(admin, page, values);
      counts.forget(page.table);
      return id;
    };
    if (sendsJson(request)) {
      const values = readJson(entry, page.label, request.body, true);
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
      response.redirect(303, does === 'another' ? `${page.path}/new` : `${page.path}/${id}`);
    } catch (error) {
      await renderForm(admin, request, response, 422, { ...state, wrong: complaints(admin, page, error) });
    }
  };

/** `POST /:id/edit` */
export const doUpdate =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    const entry = admin.entryOf(page);
    const row = await recordOf(admin, page, request);
    const id = idOf(request);
    if (sendsJson(request)) {
      const values = readJson(entry, page.label, request.body, false);
      await updateRecord(admin, page, id, values, '').catch((error: unknown) => refuse(admin, page, error));
      return void response.json(await savedJson(admin, page, id));
    }
    const { typed, does, version, searches } = readForm(page, request.body);
    const before = await stateOf(admin, page, row);
    const state: FormState = {
      ...before,
      searches,
      version: version === '' ? before.version : version,
      texts: { ...before.texts, ...typed },
    };
    if (does.startsWith('pick.'))
      return renderForm(admin, request, response, 200, { ...state, open: does.slice(5) });
    const { values, wrong } = formValues(entry, page, typed, before.texts);
    if (Object.keys(wrong).length > 0) return renderForm(admin, request, response, 422, { ...state, wrong });
    try {
      const outcome = await updateRecord(admin, page, id, values, version);
      if (outcome === 'gone') return void (await recordOf(admin, page, request));
      if (outcome === 'changed')
        return await renderForm(admin, request, response, 409, {
          ...state,
          version: before.version,
          trouble: CHANGED,
        });
      say(response, Object.keys(values).length === 0 ? 'same' : 'saved');
      response.redirect(303, does === 'stay' ? `${page.path}/${id}/edit` : `${page.path}/${id}`);
    } catch (error) {
      await renderForm(admin, request, response, 422, { ...state, wrong: complaints(admin, page, error) });
    }
  };

const CHANGED =
  'Not saved yet: somebody saved this record after you opened it. What you typed is kept and marked; saving again puts it over theirs.';

/** Complaints at fields for an error of a write; any other error goes on to whoever answers errors. */
function complaints(admin: Admin, page: AdminPage, error: unknown): Wrongs {
  const wrong = refusedFields(admin.entryOf(page), page, error);
  if (wrong === undefined) throw error;
  return wrong;
}

function refuse(admin: Admin, page: AdminPage, error: unknown): never {
  throw invalid(page.label, complaints(admin, page, error));
}

const emptyState = (page: AdminPage, before: Typed): FormState => ({
  page,
  id: undefined,
  name: '',
  texts: before,
  before,
  wrong: {},
  version: '',
  searches: {},
  open: undefined,
});

async function stateOf(admin: Admin, page: AdminPage, row: Row): Promise<FormState> {
  const before = textsOf(page, row);
  return {
    ...emptyState(page, before),
    id: String(row['id']),
    name: await labelOf(admin, page, row),
    version: versionOf(row['updatedAt']),
  };
}

/** Values of `f.<field>` in the address of an empty form. */
function prefilled(page: AdminPage, request: Request): Typed {
  const fields = writable(page).filter((field) => !field.secret);
  const given = new URL(request.originalUrl, 'http://host').searchParams;
  const texts: Record<string, string> = {};
  const unknown: { name: string; message: string }[] = [];
  for (const [name, value] of given) {
    const field = fields.find(({ key }) => name === `f.${key}`);
    if (field === undefined) unknown.push({ name, message: 'is not a field of this form' });
    else texts[field.attribute] = value;
  }
  if (unknown.length > 0) throw badParameters(unknown);
  return texts;
}

async function renderForm(
  admin: Admin,
  request: Request,
  response: Response,
  status: number,
  state: FormState,
): Promise<void> {
  if (wantsJson(request) && status >= 400) {
    if (status === 409)
      throw refusal(409, 'Changed meanwhile', 'Somebody saved this record after it was read.');
    throw invalid(state.page.label, state.wrong);
  }
  const form = await formView(admin, state);
  const rest = form.isNew ? [{ text: 'New' }] : [{ text: state.name, to: form.back }, { text: 'Edit' }];
  response.status(status).render('admin/form', {
    title: form.heading,
    crumbs: crumbsOf(admin, state.page, ...rest),
    active: state.page.path,
    form,
    word: lower(state.page.label),
  });
}
