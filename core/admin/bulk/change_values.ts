import type { ModelEntry } from '../../registry';
import type { AdminPage } from '../../describe';
import { formValues, type Typed, type Wrongs } from '../form';
import { settable } from './change_form';

/** The values that are set, an amount with its currency, checked by the model's schema as those of one record are. */
export function changeValues(
  entry: ModelEntry,
  page: AdminPage,
  set: readonly string[],
  typed: Typed,
): { readonly values: Readonly<Record<string, unknown>>; readonly wrong: Wrongs } {
  const fields = settable(page).filter(({ attribute }) => set.includes(attribute));
  const names = fields.flatMap(({ attribute, currency }) =>
    currency === undefined ? [attribute] : [attribute, currency],
  );
  const chosen = Object.fromEntries(names.map((name) => [name, typed[name] ?? '']));
  // Nothing is as it was: every text that is set counts.
  return formValues(entry, { ...page, fields }, chosen, {});
}
