/** A form drawn, for the first time or with what was wrong; to programs the same as a problem. */
import type { Request, Response } from 'express';
import { crumbsOf, wantsJson } from '../answer';
import type { Admin } from '../context';
import { takeNotice } from '../flash';
import { lower, type AdminPage } from '../../describe';
import { formView, invalid, refusedFields, type FormState, type Wrongs } from '../form';
import { refusal } from '../problem';

/** Complaints at fields for an error of a write; any other error goes on to whoever answers errors. */
export function complaints(admin: Admin, page: AdminPage, error: unknown): Wrongs {
  const wrong = refusedFields(admin.entryOf(page), page, error);
  if (wrong === undefined) throw error;
  return wrong;
}

/** The same for what came as JSON. */
export function refuse(admin: Admin, page: AdminPage, error: unknown): never {
  throw invalid(page.label, complaints(admin, page, error));
}

/** Draws a form; where it was not saved (409, 422), a program is told why instead. */
export async function renderForm(
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
    crumbs: crumbsOf(state.page, ...rest),
    active: state.page.path,
    form,
    // What was saved a moment ago, where the next form is the next page.
    notice: status === 200 ? takeNotice(admin, request, response) : undefined,
    word: lower(state.page.label),
  });
}
