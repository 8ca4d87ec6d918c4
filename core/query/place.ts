/**
 * Where a page of a long list begins: behind a row, or before one, told by what the row is ordered by. Unlike an offset
 * it costs the same at any depth, and rows that come or go in front of it move nothing.
 * Source: Winand, "SQL Performance Explained", the seek method.
 */
import { cast, Op, type WhereOptions } from 'sequelize';
import type { AdminField, AdminPage, SortTerm } from '../describe';
import { readFilterValue } from './filter_values';

/** What a row holds in the fields of an order, as texts that the database wrote. */
export type RowKey = readonly (string | null)[];

export interface Place {
  readonly side: 'after' | 'before';
  /** The row; nothing for the end of the list. */
  readonly key: RowKey | undefined;
}

/** The last page of a list. */
export const END: Place = { side: 'before', key: undefined };
const END_WORD = 'end';
/** Longer ones do not fit into an address: such a list is paged by numbers alone. */
const LONGEST = 1_500;

/** The parameter of an address: `['after', 'WyIyMDI2...']`; nothing where it would be too long. */
export function placeParameter({ side, key }: Place): [string, string] | undefined {
  const text = key === undefined ? END_WORD : Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
  return text.length > LONGEST ? undefined : [side, text];
}

/** Nothing where the text is not the key of a row in this order. */
export function readPlace(
  page: AdminPage,
  sort: readonly SortTerm[],
  side: Place['side'],
  text: string,
): Place | undefined {
  if (side === 'before' && text === END_WORD) return END;
  const key = decoded(text);
  if (key?.length !== sort.length) return undefined;
  const isSound = key.every((value, index) => {
    const field = page.byKey.get(sort[index]?.key ?? '');
    return field !== undefined && (value === null || isValueOf(field, value));
  });
  return isSound ? { side, key } : undefined;
}

function decoded(text: string): (string | null)[] | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const isKey = Array.isArray(key) && key.every((one) => one === null || typeof one === 'string');
    return isKey ? (key as (string | null)[]) : undefined;
  } catch {
    return undefined;
  }
}

/** As PostgreSQL writes a moment: `2026-11-30 14:05:02.123456+00` */
const MOMENT = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}( BC)?$/;

const isValueOf = (field: AdminField, text: string): boolean => {
  if (field.filter === 'datetime') return MOMENT.test(text);
  // A row may hold a word that has left the list since.
  if (field.filter === 'values') return !text.includes('\0');
  return readFilterValue(field, text).wrong === undefined && !text.includes('\0');
};

export const turned = (sort: readonly SortTerm[]): readonly SortTerm[] =>
  sort.map(({ key, descending }) => ({ key, descending: !descending }));

interface Term {
  readonly attribute: string;
  readonly descending: boolean;
  readonly isAlwaysThere: boolean;
  readonly value: unknown;
}

/** The rows that come behind one in an order. PostgreSQL puts nothing last, and first where the order descends. */
export function behind(page: AdminPage, sort: readonly SortTerm[], key: RowKey): WhereOptions[] {
  const terms = sort.map((term, index) => termOf(page, term, key[index] ?? null));
  const anyOf = terms.flatMap((term, index) => {
    const later = laterThan(term);
    return later === undefined ? [] : [{ [Op.and]: [...terms.slice(0, index).map(sameAs), later] }];
  });
  return [...reachOf(terms[0]), { [Op.or]: anyOf }];
}

function termOf(page: AdminPage, { key, descending }: SortTerm, text: string | null): Term {
  const field = page.byKey.get(key);
  return {
    attribute: field?.attribute ?? 'id',
    descending,
    isAlwaysThere: field?.required ?? true,
    value: text === null || field === undefined ? text : valueOf(field, text),
  };
}

/** A moment keeps all six of its digits only as the database's own text. */
const valueOf = (field: AdminField, text: string): unknown =>
  field.filter === 'datetime'
    ? cast(text, 'timestamptz')
    : field.filter === 'values'
      ? text
      : readFilterValue(field, text).value;

const sameAs = ({ attribute, value }: Term): WhereOptions => ({ [attribute]: { [Op.eq]: value } });

function laterThan({ attribute, descending, isAlwaysThere, value }: Term): WhereOptions | undefined {
  if (descending) return { [attribute]: value === null ? { [Op.not]: null } : { [Op.lt]: value } };
  if (value === null) return undefined;
  const greater = { [attribute]: { [Op.gt]: value } };
  return isAlwaysThere ? greater : { [Op.or]: [greater, { [attribute]: null }] };
}

/** Said once more as one bound, it lets an index begin at the row. */
function reachOf(first: Term | undefined): WhereOptions[] {
  if (first === undefined || first.value === null) return [];
  const { attribute, descending, isAlwaysThere, value } = first;
  if (descending) return [{ [attribute]: { [Op.lte]: value } }];
  return isAlwaysThere ? [{ [attribute]: { [Op.gte]: value } }] : [];
}
