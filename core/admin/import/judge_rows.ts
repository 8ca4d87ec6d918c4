/** From rows of a file to what is to be written: new records, changes, and rows that are refused, each with its reason. */
import { lower } from '../../describe';
import type { RawRow } from './csv_rows';
import { draftOf, hookedRow, type Draft } from './draft_row';
import { findExisting, findReferences, findTaken, type Existing, type Found } from './find_records';
import { ID } from './import_fields';
import type { Prepared } from './prepared';
import type { RefusedRow } from './refused_file';
import { keyOf, NO_KEY, textIn, type Key, type Values } from './row_key';
import { SeenKeys } from './seen_keys';

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
    const draft = draftOf(prepared, row, keys[at] ?? NO_KEY, existing, references);
    if (prepared.hooks !== 'none') await hookedRow(prepared, draft);
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

const alsoOn = (line: number): string => `is twice in this file, also on line ${line}`;

/** The key of a row that changes a record may stand in the file once, as that of one that adds it. */
function claimKey({ plan }: Prepared, { row, wrong }: Draft, key: Key, seen: Seen): void {
  if (key.text === '' || wrong.length > 0 || plan.key === null) return;
  const line = seen.get(setName([`key ${plan.key}`]))?.claim([key.text], row.line);
  if (line !== undefined) wrong.push([plan.key, alsoOn(line)]);
}

/** Values that another row of the file or another record has already. */
async function refuseTaken(prepared: Prepared, drafts: readonly Draft[], seen: Seen): Promise<void> {
  const { admin, page, unique, defaults, trusts } = prepared;
  // When all of it was tried nothing was; what has come since the table refuses by itself.
  if (trusts) return;
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
    const values = asked.map(({ all }) => all);
    for (const row of await findTaken(admin, page, set, values))
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
