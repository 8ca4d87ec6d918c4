import type { Request, RequestHandler, Response } from 'express';
import { may } from '../../actor';
import { goneMeanwhile, idOf, recordOf, sendsJson } from '../answer';
import type { Admin } from '../context';
import type { AdminPage } from '../../describe';
import { say } from '../flash';
import {
  formValues,
  readForm,
  readJson,
  updateRecord,
  type FormRead,
  type FormState,
  type Typed,
} from '../form';
import type { Row } from '../record';
import { answerConflict, chosenTexts, conflictsOf } from './conflict_answer';
import { complaints, refuse, renderForm } from './form_answer';
import { stateOf } from './form_state';
import { savedJson } from './record_routes';

/** Whoever may write but not read stays at the form. */
const maySee = ({ table }: AdminPage): boolean => may(`${table}.read`);

/** `POST /:id/edit` */
export const doUpdate =
  (admin: Admin, page: AdminPage): RequestHandler =>
  async (request, response) => {
    const row = await recordOf(admin, page, request, 'update');
    const id = idOf(request);
    if (sendsJson(request)) {
      const values = readJson(admin.entryOf(page), page, request.body, false);
      await updateRecord(admin, page, id, values, '').catch((error: unknown) => refuse(admin, page, error));
      return void response.json(await savedJson(admin, page, id));
    }
    const read = readForm(page, request.body);
    const before = await stateOf(admin, page, row);
    if (read.does !== 'merge' && read.does !== 'review')
      return saveForm(admin, request, response, { row, read, before, texts: read.typed });
    const conflict = { state: before, row, read };
    const { texts, missing } = chosenTexts(conflict);
    // What is not chosen yet is mine on a form where both can be seen to differ.
    if (read.does === 'review')
      return renderForm(admin, request, response, 200, {
        ...before,
        texts: { ...before.texts, ...read.typed, ...texts },
      });
    if (missing) return answerConflict(admin, request, response, conflict, true);
    return saveForm(admin, request, response, { row, read, before, texts });
  };

interface Saving {
  readonly row: Row;
  readonly read: FormRead;
  /** The form as it would be opened now. */
  readonly before: FormState;
  /** What is to be saved. */
  readonly texts: Typed;
}

async function saveForm(
  admin: Admin,
  request: Request,
  response: Response,
  { row, read, before, texts }: Saving,
): Promise<void> {
  const { page } = before;
  const { does, version, searches } = read;
  const id = idOf(request);
  const conflict = { state: before, row, read };
  const state: FormState = { ...before, searches, texts: { ...before.texts, ...texts } };
  // Still the form that was opened, whatever has happened since.
  if (does.startsWith('pick.'))
    return renderForm(admin, request, response, 200, {
      ...state,
      open: does.slice(5),
      ...(version !== '' && { version, was: read.was }),
    });
  // Before what was typed is looked at: against what is stored now, half of it would be somebody else's.
  if (version !== '' && version !== before.version && conflictsOf(conflict).length > 0)
    return answerConflict(admin, request, response, conflict);
  const { values, wrong } = formValues(admin.entryOf(page), page, texts, before.texts);
  if (Object.keys(wrong).length > 0) return renderForm(admin, request, response, 422, { ...state, wrong });
  try {
    const outcome = await updateRecord(admin, page, id, values, version === '' ? '' : before.version);
    if (outcome === 'gone') return await goneMeanwhile(admin, page, request, 'update');
    if (outcome === 'changed') {
      const now = await recordOf(admin, page, request, 'update');
      return await answerConflict(admin, request, response, {
        state: await stateOf(admin, page, now),
        row: now,
        read,
      });
    }
    say(response, Object.keys(values).length === 0 ? 'same' : 'saved');
    const stays = does === 'stay' || !maySee(page);
    response.redirect(303, stays ? `${page.path}/${id}/edit` : `${page.path}/${id}`);
  } catch (error) {
    await renderForm(admin, request, response, 422, { ...state, wrong: complaints(admin, page, error) });
  }
}
