/** The values that a restore writes, worked out from what was written down. */
import type { Revision } from '../../declare';
import type { AdminField, AdminPage } from '../../describe';
import { writable } from '../form';
import { changedOf, isConcealed } from './shown_change';

type Values = Readonly<Record<string, unknown>>;

/** As it was before a revision, of one field. */
export const valuesOfField = (field: AdminField, { changes }: Revision): Values =>
  Object.fromEntries(changedOf(field, changes).map((name) => [name, changes[name]?.from ?? null]));

/**
 * As a record was once a revision had been written: what came later is taken back, the oldest of it last. What whoever
 * restores may not write stays as it is, and so does what was not kept.
 * @param later what came after it, newest first
 */
export function valuesAt(page: AdminPage, later: readonly Revision[]): Values {
  const known = new Set(
    writable(page).flatMap(({ attribute, currency, secret }) =>
      secret ? [] : [attribute, ...(currency === undefined ? [] : [currency])],
    ),
  );
  const values = new Map<string, unknown>();
  for (const { changes } of later)
    for (const [name, change] of Object.entries(changes)) {
      if (isConcealed(change)) values.delete(name);
      else if (known.has(name)) values.set(name, change.from);
    }
  return Object.fromEntries(values);
}
