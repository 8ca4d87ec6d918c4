/** The key of a row: by it the record is found that the row changes. */
import type { Model } from 'sequelize';
import { UUID } from '../../query';
import type { RawRow } from './csv_rows';
import { ID } from './import_fields';
import type { Filled, Prepared } from './prepared';
import { withoutApostrophe } from './refused_file';

export type Values = Record<string, unknown>;

/** What fills a field in a row. */
export const textIn = ({ plan }: Prepared, { cells }: RawRow, { at, constant }: Filled): string =>
  at === undefined ? constant : plan.bare ? withoutApostrophe(cells[at] ?? '') : (cells[at] ?? '');

/** The key of a row as it is stored. `text`: as it compares; empty for a row without one. */
export interface Key {
  readonly text: string;
  readonly value: unknown;
  readonly wrong: string | undefined;
}
export const NO_KEY: Key = { text: '', value: undefined, wrong: undefined };

export function keyOf(prepared: Prepared, row: RawRow): Key {
  const { keyAt, plan } = prepared;
  if (keyAt === undefined) return NO_KEY;
  const text = (row.cells[keyAt] ?? '').trim();
  if (plan.key === ID)
    return text === ''
      ? NO_KEY
      : UUID.test(text)
        ? { text: text.toLowerCase(), value: text.toLowerCase(), wrong: undefined }
        : { text, value: undefined, wrong: 'must be the id of a record' };
  const filled = prepared.filled.find(({ at }) => at === keyAt);
  if (filled === undefined) return NO_KEY;
  const reading = filled.readOld(textIn(prepared, row, filled));
  if (!('value' in reading) || reading.value === null || filled.check(reading.value) !== undefined)
    return NO_KEY;
  const value = normalised(prepared, { [filled.field.attribute]: reading.value })[filled.field.attribute];
  return { text: String(value), value, wrong: undefined };
}

/** What the model's own hook makes of values before they are checked, such as small letters. */
export function normalised(prepared: Prepared, values: Values): Values {
  if (prepared.hooks !== 'before validation') return values;
  const { admin, page, entry } = prepared;
  const row = admin.modelOf(page).build(values);
  for (const { hooks } of [entry.definition, ...entry.extensions.map(({ definition }) => definition)]) {
    const hook = hooks.beforeValidate as ((row: Model, options: object) => unknown) | undefined;
    try {
      // One that waits for something is run when the row is written.
      if (hook !== undefined) void Promise.resolve(hook(row, {})).catch(() => undefined);
    } catch {
      return values;
    }
  }
  return Object.fromEntries(Object.keys(values).map((name) => [name, row.get(name)]));
}
