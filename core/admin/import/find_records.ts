/** The records that rows of a file speak of: found in batches, and only those that whoever acts may see. */
import { Op, type WhereOptions } from 'sequelize';
import { may } from '../../actor';
import { lower, type AdminField, type AdminPage } from '../../describe';
import { UUID } from '../../query';
import { rulesOn } from '../../scope';
import type { Admin } from '../context';
import { readEveryRow, readRows, type Row } from '../record';
import { ID } from './import_fields';

/** What a name in a file stands for: the id of a record, or why there is none. */
export type Found = { readonly id: string } | { readonly wrong: string };

/** A question with more values is asked in several. */
const PIECE = 500;

const pieces = <T>(all: readonly T[]): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / PIECE) }, (_, at) => all.slice(at * PIECE, (at + 1) * PIECE));

/** Attributes by which people name a record: its title where that is one text, and what is there only once. */
export function namingAttributes(target: AdminPage): string[] {
  const named = target.fields.filter(
    ({ spec, secret, attribute }) =>
      !secret &&
      spec.encrypted !== true &&
      (spec.kind === 'string' || spec.kind === 'text') &&
      (spec.unique === true || (target.title.length === 1 && target.title[0] === attribute)),
  );
  return named.map(({ attribute }) => attribute);
}

/** @param texts as the file has them: ids or names */
export async function findReferences(
  admin: Admin,
  field: AdminField,
  texts: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  const target = field.target === undefined ? undefined : admin.pageOf(field.target);
  const isId = (text: string): boolean => UUID.test(text.trim());
  // Whoever may not see those records writes ids, as in a form; the database knows whether they are there.
  if (target === undefined || !may(`${target.table}.read`)) {
    const words = { wrong: 'must be the id of a record' };
    for (const text of texts) found.set(text, isId(text) ? { id: text.trim().toLowerCase() } : words);
    return found;
  }
  const missing: Found = { wrong: `names no ${lower(target.label)}` };
  for (const text of texts) found.set(text, missing);
  for (const piece of pieces(texts.filter(isId))) {
    const ids = piece.map((text) => text.trim().toLowerCase());
    const rows = await readRows(admin, target, { attributes: [ID], where: { id: ids } });
    const there = new Set(rows.map((row) => String(row[ID])));
    for (const [at, text] of piece.entries()) {
      const id = ids[at] ?? '';
      if (there.has(id)) found.set(text, { id });
    }
  }
  const attributes = namingAttributes(target);
  if (attributes.length === 0) return found;
  // What PostgreSQL cannot hold is no name of a record.
  const names = texts.filter((text) => !isId(text) && !text.includes('\0'));
  for (const piece of pieces(names)) await findNames(admin, target, attributes, piece, found);
  return found;
}

async function findNames(
  admin: Admin,
  target: AdminPage,
  attributes: readonly string[],
  names: readonly string[],
  found: Map<string, Found>,
): Promise<void> {
  const rows = await readRows(admin, target, {
    attributes: [ID, ...attributes],
    where: { [Op.or]: attributes.map((attribute) => ({ [attribute]: [...names] })) },
  });
  const ids = new Map<string, Set<string>>();
  for (const row of rows)
    for (const attribute of attributes) {
      const name = String(row[attribute]);
      ids.set(name, (ids.get(name) ?? new Set()).add(String(row[ID])));
    }
  for (const name of names) {
    const [id, ...others] = ids.get(name) ?? [];
    if (id === undefined) continue;
    const many = `is the name of ${others.length + 1} ${lower(target.plural)}: put the id of one there`;
    found.set(name, others.length === 0 ? { id } : { wrong: many });
  }
}

export interface Existing {
  /** By the text of the key: the record as it is. */
  readonly rows: ReadonlyMap<string, Row>;
  /** Keys of records that are there and not to be changed by whoever acts. */
  readonly kept: ReadonlySet<string>;
}

/** Records by their key, as far as they may be changed. @param keys values as they are stored */
export async function findExisting(
  admin: Admin,
  page: AdminPage,
  key: string,
  keys: readonly unknown[],
): Promise<Existing> {
  const rows = new Map<string, Row>();
  const kept = new Set<string>();
  const isNarrowed = rulesOn(page.table, 'update').length > 0;
  for (const piece of pieces(keys)) {
    const where = { [key]: [...piece] };
    for (const row of await readRows(admin, page, { where }, 'update')) rows.set(String(row[key]), row);
    if (!isNarrowed) continue;
    for (const row of await readEveryRow(admin, page, { attributes: [ID, key], where }))
      if (!rows.has(String(row[key]))) kept.add(String(row[key]));
  }
  return { rows, kept };
}

/** Rows of the table that hold one of some sets of values, whoever may see them: what is taken is taken. */
export async function findTaken(
  admin: Admin,
  page: AdminPage,
  attributes: readonly string[],
  values: readonly (readonly unknown[])[],
): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (const piece of pieces(values)) {
    const [attribute = ID] = attributes;
    const where: WhereOptions =
      attributes.length === 1
        ? { [attribute]: piece.map(([value]) => value) }
        : {
            [Op.or]: piece.map((set) => Object.fromEntries(attributes.map((name, at) => [name, set[at]]))),
          };
    found.push(...(await readEveryRow(admin, page, { attributes: [ID, ...attributes], where })));
  }
  return found;
}
