/** Somebody else saved while a form was filled in: what each has changed, and a choice. */
import type { Request, Response } from 'express';
import { crumbsOf, wantsJson } from '../answer';
import { conflictView, differencesOf, taken, type Difference, type Take } from '../conflict';
import type { Admin } from '../context';
import { writable, type FormRead, type FormState, type Typed } from '../form';
import { refusal } from '../problem';
import type { Row } from '../record';

const TAKES: readonly string[] = ['theirs', 'yours', 'both'] satisfies Take[];

export interface Conflict {
  readonly state: FormState;
  readonly row: Row;
  readonly read: FormRead;
}

/** What both made of the record since the form was opened. */
export const conflictsOf = ({ state, read }: Conflict): Difference[] =>
  differencesOf(writable(state.page), read.was, state.before, read.typed);

const takeOf = ({ field }: Difference, { takes }: FormRead): Take | undefined => {
  const take = takes[field.attribute] ?? '';
  return TAKES.includes(take) ? (take as Take) : undefined;
};

/** The texts that were chosen, over those that are stored; and what nobody has chosen yet. */
export function chosenTexts(conflict: Conflict): { readonly texts: Typed; readonly missing: boolean } {
  const differences = conflictsOf(conflict);
  const chosen = differences.map((one) => {
    const take = takeOf(one, conflict.read);
    return take === undefined ? {} : taken(one, take);
  });
  return {
    texts: Object.assign({}, ...chosen) as Typed,
    missing: differences.some((one) => takeOf(one, conflict.read) === undefined),
  };
}

/** @param missing something was not chosen */
export async function answerConflict(
  admin: Admin,
  request: Request,
  response: Response,
  given: Conflict,
  missing = false,
): Promise<void> {
  if (wantsJson(request))
    throw refusal(409, 'Changed meanwhile', 'Somebody saved this record after it was read.');
  const { state, row, read } = given;
  const { page } = state;
  const conflict = await conflictView(admin, {
    page,
    row,
    differences: conflictsOf(given),
    takes: read.takes,
    typed: read.typed,
    version: state.version,
    was: JSON.stringify(read.was),
  });
  response.status(missing ? 422 : 409).render('admin/conflict', {
    title: `Somebody saved ${conflict.name}`,
    crumbs: crumbsOf(page, { text: conflict.name, to: conflict.back }, { text: 'Edit' }),
    active: page.path,
    conflict,
    missing,
  });
}
