/** A record that the rules of somebody's roles do not let them write as it is. */
import type { RecordAction } from '../../declare';
import { lower, type AdminPage } from '../../describe';
import { readFilters } from '../../query';
import { rulesOn } from '../../scope';
import { refusal } from '../problem';
import { writable } from './form_input';

/** 422 with a complaint at each field that a rule looks at and the form has. */
export function refusedByRules(page: AdminPage, action: RecordAction): Error {
  const rules = rulesOn(page.table, action);
  const names = rules.map(({ name }) => name).join('; ');
  const words = action === 'create' ? 'add' : 'change';
  const fields = new Set(
    rules.flatMap(({ text }) =>
      readFilters(page, new URLSearchParams(text), () => undefined).filters.map(({ field }) => field),
    ),
  );
  const errors = writable(page)
    .filter((field) => fields.has(field))
    .map(({ attribute }) => ({ name: attribute, message: `is kept by a rule: ${names}` }));
  return refusal(
    422,
    'Not saved',
    `As it is, this ${lower(page.label)} is not among those you may ${words}: ${names}.`,
    errors,
  );
}
