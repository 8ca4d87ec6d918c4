/** What a form holds when it is opened. */
import type { Request } from 'express';
import type { Admin } from '../context';
import type { AdminPage } from '../../describe';
import { textsOf, versionOf, writable, type FormState, type Typed } from '../form';
import { badParameters } from '../../query';
import { labelOf, type Row } from '../record';

/** A form for one more record; `before` are the texts it starts with. */
export const emptyState = (page: AdminPage, before: Typed): FormState => ({
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

/** The form of a stored record as it is now. */
export async function stateOf(admin: Admin, page: AdminPage, row: Row): Promise<FormState> {
  const before = textsOf(page, row);
  return {
    ...emptyState(page, before),
    id: String(row['id']),
    name: await labelOf(admin, page, row),
    version: versionOf(row['updatedAt']),
  };
}

/** Values of `f.<field>` in the address of an empty form. */
export function prefilled(page: AdminPage, request: Request): Typed {
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
