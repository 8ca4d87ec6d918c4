/** A value as it is shown: plain data that `views/partials/value.ejs` draws. One table from kind to form. */
import type { FieldKind } from '../../declare';
import { grouped, sentence, type AdminField } from '../../describe';
import type { Links } from './labels';
import type { Row } from './read';
import { toneOf } from './tones';
import { momentOf } from './moments';

export type Cell =
  | { readonly as: 'empty' }
  | { readonly as: 'text'; readonly text: string; readonly mono?: boolean }
  | { readonly as: 'number'; readonly text: string; readonly negative: boolean; readonly unit?: string }
  | { readonly as: 'pill'; readonly text: string; readonly tone: string }
  | { readonly as: 'yesno'; readonly yes: boolean }
  | { readonly as: 'time'; readonly text: string; readonly exact: string; readonly iso: string }
  | { readonly as: 'link'; readonly text: string; readonly href: string; readonly muted?: boolean }
  | { readonly as: 'trashed'; readonly text: string }
  | { readonly as: 'tags'; readonly tags: readonly string[] }
  | { readonly as: 'json'; readonly text: string }
  | { readonly as: 'secret' };

type Draw = (
  value: unknown,
  around: { readonly field: AdminField; readonly row: Row; readonly links: Links; readonly now: Date },
) => Cell;

const text: Draw = (value) => ({ as: 'text', text: String(value) });

const contact: Draw = (value, { field }) => {
  const shown = String(value);
  if (field.spec.format === 'email') return { as: 'link', text: shown, href: `mailto:${encodeURI(shown)}` };
  if (field.spec.format === 'phone')
    return { as: 'link', text: shown, href: `tel:${shown.replace(/[^+\d]/g, '')}` };
  if (field.spec.format === 'url' && /^https?:\/\//i.test(shown))
    return { as: 'link', text: shown.replace(/^https?:\/\//i, '').replace(/\/$/, ''), href: shown };
  return { as: 'text', text: shown, ...(CODES.has(field.key) && { mono: true }) };
};

/** Fields whose values are read letter by letter. */
const CODES = new Set(['code', 'sku', 'slug', 'key', 'number', 'reference', 'vatNumber', 'iban']);

const number: Draw = (value, { field, row }) => {
  const shown = grouped(String(value));
  const unit = field.currency === undefined ? undefined : row[field.currency];
  return {
    as: 'number',
    text: shown,
    negative: shown.startsWith('−'),
    ...(typeof unit === 'string' && { unit }),
  };
};

const moment: Draw = (value, { now }) => ({
  as: 'time',
  ...momentOf(value instanceof Date ? value : new Date(String(value)), now),
});

const day: Draw = (value) => {
  const date = new Date(`${String(value)}T00:00:00Z`);
  const words = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return { as: 'time', text: words.format(date), exact: String(value), iso: String(value) };
};

const reference: Draw = (value, { field, links }) => {
  const link = links(field.target, value);
  if (link === undefined) return { as: 'text', text: String(value), mono: true };
  if (link.trashed) return { as: 'trashed', text: link.label };
  return link.href === undefined
    ? { as: 'text', text: link.label }
    : { as: 'link', text: link.label, href: link.href };
};

const CELLS: { readonly [K in FieldKind]: Draw } = {
  string: contact,
  text,
  integer: number,
  bigint: number,
  decimal: number,
  boolean: (value) => ({ as: 'yesno', yes: value === true }),
  date: day,
  datetime: moment,
  uuid: (value) => ({ as: 'text', text: String(value), mono: true }),
  json: (value) => ({ as: 'json', text: JSON.stringify(value, null, 2) }),
  enumeration: (value) => ({ as: 'pill', text: sentence(String(value)), tone: toneOf(String(value)) }),
  array: (value) => ({ as: 'tags', tags: Array.isArray(value) ? value.map(String) : [String(value)] }),
  reference,
  raw: (value) =>
    typeof value === 'object'
      ? { as: 'json', text: JSON.stringify(value, null, 2) }
      : { as: 'text', text: String(value) },
};

/** How the value of one field of a row is shown. */
export function cellOf(field: AdminField, row: Row, links: Links, now: Date): Cell {
  if (field.secret) return { as: 'secret' };
  const value = row[field.attribute];
  if (value === null || value === undefined || value === '') return { as: 'empty' };
  return CELLS[field.spec.kind](value, { field, row, links, now });
}
