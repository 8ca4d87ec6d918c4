/** One row of a file made into values, with everything that is wrong with them. */
import { ValidationError } from 'sequelize';
import { lower } from '../../describe';
import type { Row } from '../record';
import type { RawRow } from './csv_rows';
import type { Existing, Found } from './find_records';
import { ID } from './import_fields';
import type { Filled, Prepared } from './prepared';
import { isSame, isWritten } from './read_cell';
import { normalised, textIn, type Key, type Values } from './row_key';

export interface Draft {
  readonly row: RawRow;
  readonly values: Values;
  readonly wrong: [string, string][];
  readonly before: Row | undefined;
}

/** @param references of each reference field: what its texts stand for */
export function draftOf(
  prepared: Prepared,
  row: RawRow,
  key: Key,
  { rows, kept }: Existing,
  references: ReadonlyMap<string, ReadonlyMap<string, Found>>,
): Draft {
  const { plan, page } = prepared;
  const before = key.text === '' ? undefined : rows.get(key.text);
  const draft: Draft = { row, values: {}, wrong: [], before };
  if (key.wrong !== undefined) draft.wrong.push([ID, key.wrong]);
  else if (before === undefined && kept.has(key.text))
    draft.wrong.push([plan.key ?? ID, `is that of a ${lower(page.label)} you may not change`]);
  else if (before === undefined && plan.key === ID && key.text !== '')
    draft.wrong.push([ID, `is that of no ${lower(page.label)}`]);
  if (draft.wrong.length > 0) return draft;
  for (const filled of prepared.filled)
    fillIn(prepared, draft, filled, references.get(filled.field.attribute));
  if (before === undefined) finishNew(prepared, draft);
  else finishOld(prepared, draft, before);
  return draft;
}

function fillIn(
  prepared: Prepared,
  { row, values, wrong, before }: Draft,
  filled: Filled,
  references: ReadonlyMap<string, Found> | undefined,
): void {
  const { field, check } = filled;
  const { attribute } = field;
  const text = textIn(prepared, row, filled);
  if (before !== undefined && isWritten(field, before[attribute], text)) return;
  const found = references?.get(text);
  const isLeft = found !== undefined && 'wrong' in found && prepared.plan.unknown === 'empty';
  const read = before === undefined ? filled.readNew : filled.readOld;
  const reading = found !== undefined && 'id' in found ? { value: found.id } : read(isLeft ? '' : text);
  if (found !== undefined && 'wrong' in found && !isLeft) return void wrong.push([attribute, found.wrong]);
  if ('wrong' in reading) return void wrong.push([attribute, reading.wrong]);
  if (!('value' in reading)) return;
  const { value } = reading;
  if (before !== undefined && isSame(field, before[attribute], value)) return;
  const words = value === null && !field.required ? undefined : check(value);
  if (words !== undefined) return void wrong.push([attribute, words]);
  values[attribute] = value;
}

/** A new record: what it lacks, and the rules over several of its fields. */
function finishNew({ missing, hooks, rules, defaults, entry }: Prepared, { values, wrong }: Draft): void {
  for (const attribute of missing) wrong.push([attribute, 'is required']);
  if (wrong.length > 0 || hooks !== 'none' || rules.length === 0) return;
  const all = Object.fromEntries(entry.attributes.map(({ attribute }) => [attribute, null]));
  const whole = { ...all, ...defaults, ...values };
  for (const rule of rules) wrong.push(...Object.entries(rule(whole as never) ?? {}));
}

/** What the model's own hook makes of a new record, and what is wrong with it then. */
export async function hookedRow(
  { hooks, admin, page, entry }: Prepared,
  { values, wrong, before }: Draft,
): Promise<void> {
  if (hooks === 'none' || before !== undefined || wrong.length > 0) return;
  const row = admin.modelOf(page).build(values);
  try {
    await row.validate({ hooks: true });
    for (const { attribute } of entry.attributes)
      if (row.get(attribute) !== undefined && (attribute in values || row.changed(attribute as never)))
        values[attribute] = row.get(attribute);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    for (const { path, message } of error.errors)
      wrong.push([page.byKey.get(path ?? '')?.attribute ?? path ?? '', message]);
  }
}

/** A changed record: what a hook makes of a value may be what is stored already. */
function finishOld(prepared: Prepared, { values, wrong }: Draft, before: Row): void {
  const { rules, hooks, filled } = prepared;
  if (hooks === 'before validation') {
    const made = normalised(prepared, values);
    for (const { field } of filled) {
      const { attribute } = field;
      if (!(attribute in values)) continue;
      if (isSame(field, before[attribute], made[attribute])) Reflect.deleteProperty(values, attribute);
      else values[attribute] = made[attribute];
    }
    return;
  }
  if (hooks === 'none' && Object.keys(values).length > 0)
    for (const rule of rules) wrong.push(...Object.entries(rule({ ...before, ...values } as never) ?? {}));
}
