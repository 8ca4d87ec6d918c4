/** The names of records: of one row, and of the rows that references point to, one query for each table. */
import { may } from '../../actor';
import type { Admin } from '../context';
import type { AdminPage } from '../../describe';
import { readRows, type Row } from './read';

/** Says what a row is called: its title attributes, else its model and the end of its id. */
export type Names = (row: Row) => string;

/** A name that is a reference to a name that is a reference: so often, then the id has to do. */
const DEEPEST = 3;

/**
 * The names of rows of one table. Where a reference names them, the names of its records are read first, all at once.
 * @param depth how many references have been followed to get here
 */
export async function namesOf(
  admin: Admin,
  page: AdminPage,
  rows: readonly Row[],
  depth = 0,
): Promise<Names> {
  const naming = page.fields.filter(
    ({ attribute, target }) => target !== undefined && page.title.includes(attribute),
  );
  if (naming.length === 0 || depth >= DEEPEST) return (row) => nameOf(page, row);
  const links = await linksFor(
    admin,
    page,
    rows,
    naming.map(({ key }) => key),
    depth + 1,
  );
  return (row) => nameOf(page, row, links);
}

/** What one record is called. */
export const labelOf = async (admin: Admin, page: AdminPage, row: Row): Promise<string> =>
  (await namesOf(admin, page, [row]))(row);

/** The name of a row whose references have been read, or of one that needs none. */
export function nameOf(page: AdminPage, row: Row, links?: Links): string {
  const words = page.title
    .map((attribute) => {
      const target = page.fields.find((field) => field.attribute === attribute)?.target;
      return target === undefined
        ? shownTitle(row[attribute])
        : (links?.(target, row[attribute])?.label ?? '');
    })
    .filter((text) => text !== '')
    .join(' ');
  return words === '' ? `${page.label} ${String(row['id']).slice(-6)}` : words;
}

const LONGEST = 80;

function shownTitle(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString().slice(0, 16).replace('T', ' ') : String(value);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

export interface RecordLink {
  readonly label: string;
  /** Nothing for whoever may not read that table. */
  readonly href: string | undefined;
  /** The record is in the trash: it is named, not linked. */
  readonly trashed: boolean;
}

/** Table and id -> link. */
export type Links = (table: string | undefined, id: unknown) => RecordLink | undefined;

/** Reads the names of everything the rows refer to, one query for each table referred to. */
export async function linksFor(
  admin: Admin,
  page: AdminPage,
  rows: readonly Row[],
  keys?: readonly string[],
  depth = 0,
): Promise<Links> {
  const wanted = new Map<string, Set<string>>();
  for (const field of page.fields) {
    if (field.target === undefined || field.secret || keys?.includes(field.key) === false) continue;
    const ids = wanted.get(field.target) ?? new Set();
    for (const row of rows)
      if (typeof row[field.attribute] === 'string') ids.add(row[field.attribute] as string);
    wanted.set(field.target, ids);
  }
  const found = new Map<string, RecordLink>();
  for (const [table, ids] of wanted) {
    const target = admin.pageOf(table);
    if (target === undefined || ids.size === 0) continue;
    for (const [id, link] of await readLinks(admin, target, [...ids], depth))
      found.set(`${table} ${id}`, link);
  }
  return (table, id) => (typeof id === 'string' ? found.get(`${table} ${id}`) : undefined);
}

/** Names of records by id, those in the trash among them. */
export async function readLinks(
  admin: Admin,
  page: AdminPage,
  ids: readonly string[],
  depth = 0,
): Promise<Map<string, RecordLink>> {
  const rows = await readRows(admin, page, {
    attributes: labelAttributes(page, ['deletedAt']),
    where: { id: [...ids] },
    paranoid: false,
  });
  const nameIn = await namesOf(admin, page, rows, depth);
  return new Map(
    rows.map((row) => [
      String(row['id']),
      {
        label: nameIn(row),
        href: hrefOf(page, row['id']),
        trashed: (row['deletedAt'] ?? null) !== null,
      },
    ]),
  );
}

/** The address of a record, for whoever may open it. */
export const hrefOf = (page: AdminPage, id: unknown): string | undefined =>
  may(`${page.table}.read`) ? `${page.path}/${String(id)}` : undefined;

/** The attributes a label is made of. */
export const labelAttributes = (page: AdminPage, more: readonly string[] = []): string[] => [
  'id',
  ...page.title.filter((attribute) => attribute !== 'id'),
  ...more.filter((attribute) => page.byKey.has(attribute)),
];
