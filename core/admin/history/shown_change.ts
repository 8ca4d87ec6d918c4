/** One field of one revision, as it is drawn: before and after. */
import { CONCEALED, type FieldChange } from '../../declare';
import type { AdminField, AdminPage } from '../../describe';
import { writable } from '../form';
import { cellOf, type Cell, type Links, type Row } from '../record';
import { compareTexts, type Stretch } from './compare_texts';

export interface ShownChange {
  readonly key: string;
  readonly label: string;
  readonly shown:
    | { readonly as: 'words'; readonly stretches: readonly Stretch[]; readonly mono: boolean }
    | {
        readonly as: 'items';
        readonly kept: readonly string[];
        readonly added: readonly string[];
        readonly removed: readonly string[];
      }
    | { readonly as: 'values'; readonly from: Cell; readonly to: Cell }
    /** It is another value, and neither is shown. */
    | { readonly as: 'concealed' };
  /** Whoever looks may put the old value back. */
  readonly restores: boolean;
}

type Changes = Readonly<Record<string, FieldChange>>;

/** Said by the revision itself. */
const SAID = new Set(['id', 'createdAt', 'updatedAt', 'deletedAt']);
/** Texts with more characters than this are compared in words. */
const SHORT = 60;

/** The attributes of a field that changed: an amount has two. */
export const changedOf = ({ attribute, currency }: AdminField, changes: Changes): string[] =>
  [attribute, ...(currency === undefined ? [] : [currency])].filter((name) => Object.hasOwn(changes, name));

export const isConcealed = ({ from, to }: FieldChange): boolean => from === CONCEALED || to === CONCEALED;

/** The fields of a revision that whoever looks may know of, in the order of the model. */
export function changedFields(page: AdminPage, changes: Changes): AdminField[] {
  return page.fields.filter(
    (field) =>
      !SAID.has(field.key) && field.spec.author === undefined && changedOf(field, changes).length > 0,
  );
}

/** @param isNew of a record that was made: everything is new, and nothing can be put back */
export function shownChange(
  page: AdminPage,
  field: AdminField,
  changes: Changes,
  { links, now, isNew, mayChange }: { links: Links; now: Date; isNew: boolean; mayChange: boolean },
): ShownChange {
  const parts = changedOf(field, changes).map((name) => changes[name] ?? { from: null, to: null });
  const concealed = field.secret || field.spec.encrypted === true || parts.some(isConcealed);
  const side = (which: 'from' | 'to'): Row =>
    Object.fromEntries(changedOf(field, changes).map((name) => [name, changes[name]?.[which]]));
  return {
    key: field.key,
    label: field.label,
    shown: concealed ? { as: 'concealed' } : drawn(field, side('from'), side('to'), links, now),
    restores: mayChange && !isNew && !concealed && writable(page).includes(field),
  };
}

function drawn(field: AdminField, was: Row, is: Row, links: Links, now: Date): ShownChange['shown'] {
  const [from, to] = [was[field.attribute], is[field.attribute]];
  const { kind } = field.spec;
  if (Array.isArray(from) && Array.isArray(to) && kind === 'array')
    return items(from.map(String), to.map(String));
  const texts = [from, to].map((value) => textOf(kind, value));
  const [old, young] = texts;
  if (
    old !== undefined &&
    young !== undefined &&
    (kind === 'json' || Math.max(old.length, young.length) > SHORT)
  )
    return { as: 'words', stretches: compareTexts(old, young), mono: kind === 'json' };
  return { as: 'values', from: valueCell(field, was, links, now), to: valueCell(field, is, links, now) };
}

/** What can be compared in words; undefined for everything else, and where there is nothing. */
function textOf(kind: string, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (kind === 'json') return JSON.stringify(value, null, 2);
  return typeof value === 'string' && ['string', 'text', 'raw'].includes(kind) ? value : undefined;
}

/** As often as an item stands in both, it is kept. */
function items(was: readonly string[], is: readonly string[]): ShownChange['shown'] {
  const rest = [...was];
  const [kept, added]: [string[], string[]] = [[], []];
  for (const item of is) {
    const at = rest.indexOf(item);
    if (at === -1) added.push(item);
    else kept.push(...rest.splice(at, 1));
  }
  return { as: 'items', kept, added, removed: rest };
}

/** Texts exactly as they are, moments by their date: `2 min ago` says nothing of what it was before. */
function valueCell(field: AdminField, row: Row, links: Links, now: Date): Cell {
  const text = textOf(field.spec.kind, row[field.attribute]);
  if (text !== undefined && field.spec.kind !== 'json') return { as: 'text', text };
  // Where only the currency is another one, it is all there is to show.
  if (row[field.attribute] === undefined && field.currency !== undefined)
    return { as: 'text', text: String(row[field.currency] ?? '') };
  const cell = storedCell(field, row, links, now);
  return cell.as === 'time' ? { ...cell, text: cell.exact === '' ? cell.text : cell.exact } : cell;
}

/** What was written down when the field had another type may be none of its values now. */
function storedCell(field: AdminField, row: Row, links: Links, now: Date): Cell {
  try {
    return cellOf(field, row, links, now);
  } catch {
    return { as: 'text', text: JSON.stringify(row[field.attribute]) };
  }
}
