/** From rows of a file to what is to be written: new records, changes, and rows that are refused, each with its reason. */
import { ValidationError, type Model } from 'sequelize';
import { lower } from '../../describe';
import { UUID } from '../../query';
import type { Row } from '../record';
import type { RawRow } from './csv_rows';
import { findExisting, findReferences, findTaken, type Existing, type Found } from './find_records';
import { ID } from './import_fields';
import type { Filled, Prepared } from './prepared';
import { isSame, isWritten } from './read_cell';
import { withoutApostrophe, type RefusedRow } from './refused_file';
import { SeenKeys } from './seen_keys';

type Values = Record<string, unknown>;

/** One row that may be written. `id`: of the record that it changes. */
export interface Accepted {
  readonly row: RawRow;
  readonly id: string | undefined;
  readonly values: Readonly<Values>;
}

export interface Judged {
  readonly accepted: readonly Accepted[];
  readonly same: number;
  readonly refused: readonly RefusedRow[];
}

/** What is known of the whole file so far: one for each set of values that may be there only once. */
export type Seen = ReadonlyMap<string, SeenKeys>;
export const setName = (attributes: readonly string[]): string => attributes.join(' ');

interface Draft {
  readonly row: RawRow;
  readonly values: Values;
  readonly wrong: [string, string][];
  readonly before: Row | undefined;
}

const textIn = ({ plan }: Prepared, { cells }: RawRow, { at, constant }: Filled): string =>
  at === undefined ? constant : plan.bare ? withoutApostrophe(cells[at] ?? '') : (cells[at] ?? '');

/** Judges one batch. Nothing is written. */
export async function judgeRows(prepared: Prepared, rows: readonly RawRow[], seen: Seen): Promise<Judged> {
  const whole = prepared.plan.columns.length;
  const drafts: Draft[] = [];
  const refused: RefusedRow[] = [];
  const ill = rows.filter(({ cells }) => cells.length !== whole);
  for (const row of ill) {
    const words = `has ${row.cells.length} cells, the first line has ${whole}`;
    refused.push({ row, wrong: [['', words]] });
  }
  const sound = rows.filter(({ cells }) => cells.length === whole);
  const keys = sound.map((row) => keyOf(prepared, row));
  const existing = await existingFor(prepared, keys);
  const references = await referencesFor(prepared, sound);
  for (const [at, row] of sound.entries()) {
    const draft = await draftOf(prepared, row, keys[at] ?? NO_KEY, existing, references);
    claimKey(prepared, draft, keys[at] ?? NO_KEY, seen);
    drafts.push(draft);
  }
  await refuseTaken(prepared, drafts, seen);
  const accepted: Accepted[] = [];
  let same = 0;
  for (const { row, values, wrong, before } of drafts) {
    if (wrong.length > 0) refused.push({ row, wrong });
    else if (before !== undefined && Object.keys(values).length === 0) same += 1;
    else accepted.push({ row, values, id: before === undefined ? undefined : String(before[ID]) });
  }
  refused.sort((one, other) => one.row.line - other.row.line);
  return { accepted, same, refused };
}

/** The key of a row as it is stored. `text`: as it compares; empty for a row without one. */
interface Key {
  readonly text: string;
  readonly value: unknown;
  readonly wrong: string | undefined;
}
const NO_KEY: Key = { text: '', value: undefined, wrong: undefined };

function keyOf(prepared: Prepared, row: RawRow): Key {
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

async function existingFor({ admin, page, plan }: Prepared, keys: readonly Key[]): Promise<Existing> {
  const values = keys.filter(({ value }) => value !== undefined).map(({ value }) => value);
  if (plan.key === null || values.length === 0) return { rows: new Map(), kept: new Set() };
  return findExisting(admin, page, plan.key, values);
}

async function referencesFor(
  prepared: Prepared,
  rows: readonly RawRow[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Found>>> {
  const all = new Map<string, ReadonlyMap<string, Found>>();
  for (const filled of prepared.references) {
    const texts = new Set(rows.map((row) => textIn(prepared, row, filled)));
    texts.delete('');
    all.set(filled.field.attribute, await findReferences(prepared.admin, filled.field, [...texts]));
  }
  return all;
}

/** What the model's own hook makes of values before they are checked, such as small letters. */
function normalised(prepared: Prepared, values: Values): Values {
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

async function draftOf(
  prepared: Prepared,
  row: RawRow,
  key: Key,
  { rows, kept }: Existing,
  references: ReadonlyMap<string, ReadonlyMap<string, Found>>,
): Promise<Draft> {
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
  if (before === undefined) await finishNew(prepared, draft);
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

/** A new record: what it lacks, what its hook makes of it, and the rules over several of its fields. */
async function finishNew(prepared: Prepared, { values, wrong }: Draft): Promise<void> {
  const { missing, hooks, rules, defaults, admin, page } = prepared;
  for (const attribute of missing) wrong.push([attribute, 'is required']);
  if (wrong.length > 0) return;
  if (hooks === 'none') {
    if (rules.length > 0) {
      const all = Object.fromEntries(prepared.entry.attributes.map(({ attribute }) => [attribute, null]));
      const whole = { ...all, ...defaults, ...values };
      for (const rule of rules) wrong.push(...Object.entries(rule(whole as never) ?? {}));
    }
    return;
  }
  const row = admin.modelOf(page).build(values);
  try {
    await row.validate({ hooks: true } as never);
    for (const { attribute } of prepared.entry.attributes)
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

const alsoOn = (line: number): string => `is twice in this file, also on line ${line}`;

/** The key of a row that changes a record may stand in the file once, as that of one that adds it. */
function claimKey({ plan }: Prepared, { row, wrong }: Draft, key: Key, seen: Seen): void {
  if (key.text === '' || wrong.length > 0 || plan.key === null) return;
  const line = seen.get(setName([`key ${plan.key}`]))?.claim([key.text], row.line);
  if (line !== undefined) wrong.push([plan.key, alsoOn(line)]);
}

/** Values that another row of the file or another record has already. */
async function refuseTaken(prepared: Prepared, drafts: readonly Draft[], seen: Seen): Promise<void> {
  const { admin, page, unique, defaults } = prepared;
  for (const set of unique) {
    const asked = drafts.flatMap((draft) => {
      const { values, wrong, before } = draft;
      if (wrong.length > 0 || !set.some((name) => name in values)) return [];
      const all = set.map(
        (name) => values[name] ?? before?.[name] ?? (before ? null : defaults[name]) ?? null,
      );
      return all.includes(null) ? [] : [{ draft, all }];
    });
    if (asked.length === 0) continue;
    const taken = new Map<string, string>();
    for (const row of await findTaken(
      admin,
      page,
      set,
      asked.map(({ all }) => all),
    ))
      taken.set(JSON.stringify(set.map((name) => row[name])), String(row[ID]));
    for (const { draft, all } of asked) {
      const [name = ''] = set;
      const id = taken.get(JSON.stringify(all));
      const line = seen.get(setName(set))?.claim(all, draft.row.line);
      const together = set.length === 1 ? '' : `together with ${set.slice(1).join(', ')} `;
      if (line !== undefined) draft.wrong.push([name, together + alsoOn(line)]);
      else if (id !== undefined && id !== draft.before?.[ID])
        draft.wrong.push([name, `${together}is already used by another ${lower(page.label)}`]);
    }
  }
}

/** For everything that a plan lets be there only once. */
export const seenFor = ({ plan, unique }: Prepared): Seen =>
  new Map(
    [...unique.map(setName), ...(plan.key === null ? [] : [setName([`key ${plan.key}`])])].map((name) => [
      name,
      new SeenKeys(),
    ]),
  );

/** A row that was written before: only its key is remembered. */
export function rememberRow(prepared: Prepared, row: RawRow, seen: Seen): void {
  if (row.cells.length !== prepared.plan.columns.length) return;
  const { plan } = prepared;
  const key = keyOf(prepared, row);
  if (key.text !== '' && plan.key !== null)
    seen.get(setName([`key ${plan.key}`]))?.claim([key.text], row.line);
}
