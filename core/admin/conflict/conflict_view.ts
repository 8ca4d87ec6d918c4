/** What `views/admin/conflict.ejs` draws: was, theirs, yours, and a choice for each field. */
import type { Admin } from '../context';
import { sentence, type AdminField, type AdminPage } from '../../describe';
import { readListText, type Typed } from '../form';
import { labelOf, linksFor, momentOf, readLinks, toneOf, type Cell, type Row } from '../record';
import { may } from '../../actor';
import { chosenFirst, type Difference, type Take } from './differences';

interface Choice {
  readonly take: Take;
  readonly chosen: boolean;
  readonly cell: Cell;
  /** Left as it was. */
  readonly same: boolean;
}

interface ConflictRow {
  readonly attribute: string;
  readonly label: string;
  readonly was: Cell;
  readonly theirs: Choice;
  readonly yours: Choice;
  readonly both: Choice | undefined;
  /** What was typed, to be sent once more. */
  readonly typed: readonly (readonly [name: string, text: string])[];
  readonly open: boolean;
}

export interface ConflictView {
  readonly admin: AdminPage;
  readonly name: string;
  readonly action: string;
  readonly back: string;
  /** Who saved before; nothing where the model does not say. */
  readonly who: string | undefined;
  readonly when: ReturnType<typeof momentOf> | undefined;
  readonly version: string;
  readonly was: string;
  readonly byBoth: readonly ConflictRow[];
  readonly byOne: readonly ConflictRow[];
  /** Secrets that were typed and are not kept. */
  readonly lost: readonly string[];
  /** Fields of both that nobody has decided yet. */
  readonly open: readonly string[];
}

export interface ConflictGiven {
  readonly page: AdminPage;
  /** The record as it is stored now. */
  readonly row: Row;
  readonly differences: readonly Difference[];
  readonly takes: Typed;
  readonly typed: Typed;
  readonly version: string;
  /** As the form carries it. */
  readonly was: string;
}

export async function conflictView(admin: Admin, given: ConflictGiven): Promise<ConflictView> {
  const { page, row, differences, takes, typed, version, was } = given;
  const names = await referenceNames(admin, differences);
  const rows = differences.map((difference) => ({
    byBoth: difference.changedByBoth,
    row: rowOf(difference, takes[difference.field.attribute], names),
  }));
  const modifiedBy = page.byKey.get('modifiedBy');
  const links = modifiedBy === undefined ? undefined : await linksFor(admin, page, [row], ['modifiedBy']);
  const href = `${page.path}/${String(row['id'])}`;
  return {
    admin: page,
    name: await labelOf(admin, page, row),
    action: `${href}/edit`,
    back: href,
    who: links?.(modifiedBy?.target, row[modifiedBy?.attribute ?? ''])?.label,
    when: row['updatedAt'] instanceof Date ? momentOf(row['updatedAt'], admin.now()) : undefined,
    version,
    was,
    byBoth: rows.filter(({ byBoth }) => byBoth).map((one) => one.row),
    byOne: rows.filter(({ byBoth }) => !byBoth).map((one) => one.row),
    lost: page.fields
      .filter(({ secret, attribute }) => secret && (typed[attribute] ?? '') !== '')
      .map(({ label }) => label),
    open: rows.filter((one) => one.row.open).map((one) => one.row.label),
  };
}

function rowOf(difference: Difference, take: string | undefined, names: Names): ConflictRow {
  const { field, was, theirs, yours, both } = difference;
  const chosen = take ?? chosenFirst(difference);
  const choice = (of: Take, texts: Typed): Choice => ({
    take: of,
    chosen: chosen === of,
    cell: cellOfText(field, texts, names),
    same: Object.keys(was).every((name) => was[name] === texts[name]),
  });
  return {
    attribute: field.attribute,
    label: field.label,
    was: cellOfText(field, was, names),
    theirs: choice('theirs', theirs),
    yours: choice('yours', yours),
    both: both === undefined ? undefined : choice('both', both),
    typed: Object.entries(yours),
    open: chosen === undefined,
  };
}

type Names = (field: AdminField, id: string) => string | undefined;

/** What the records are called that any of the texts of a reference names. */
async function referenceNames(admin: Admin, differences: readonly Difference[]): Promise<Names> {
  const found = new Map<string, string>();
  for (const { field, was, theirs, yours } of differences) {
    const target = field.target === undefined ? undefined : admin.pageOf(field.target);
    if (target === undefined || !may(`${target.table}.read`)) continue;
    const ids = [was, theirs, yours].map((texts) => texts[field.attribute] ?? '').filter((id) => id !== '');
    for (const [id, { label }] of await readLinks(admin, target, ids))
      found.set(`${target.table} ${id}`, label);
  }
  return ({ target }, id) => found.get(`${target ?? ''} ${id}`);
}

/** A text as its value would be shown; what was typed may stand for no value at all. */
function cellOfText(field: AdminField, texts: Typed, names: Names): Cell {
  const text = texts[field.attribute] ?? '';
  if (text === '') return { as: 'empty' };
  const unit = field.currency === undefined ? undefined : texts[field.currency];
  if (unit !== undefined) return { as: 'number', text, negative: text.startsWith('-'), unit };
  if (field.spec.kind === 'enumeration') return { as: 'pill', text: sentence(text), tone: toneOf(text) };
  if (field.spec.kind === 'boolean') return { as: 'yesno', yes: text === 'true' };
  if (field.widget === 'list') return { as: 'tags', tags: readListText(text) };
  if (field.widget === 'json') return { as: 'json', text };
  return { as: 'text', text: names(field, text) ?? text };
}
