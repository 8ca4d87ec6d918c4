/** The columns of a list: headings that sort, the currency said once, and their places when rows turn into cards. */
import type { AdminField, AdminPage, SortTerm } from '../../describe';
import type { Cell, Row } from '../record';
import { listAddress } from './list_address';
import type { ListQuery } from '../../query';

export interface Column {
  readonly label: string;
  readonly numeric: boolean;
  readonly sort: 'ascending' | 'descending' | undefined;
  readonly href: string | undefined;
  /** Address that sorts by it after what the list is sorted by already. */
  readonly also: string | undefined;
  /** Its place in an order of several, from 1. */
  readonly rank: number | undefined;
  /** Its place when rows turn into cards: `title`, `sub`, `a`, `b`, or nowhere. */
  readonly fold: string;
}

/** Sorting by the current column turns it round; any other column starts with the direction people expect. */
export function columnsOf(
  page: AdminPage,
  query: ListQuery,
  fields: readonly AdminField[],
  rows: readonly Row[],
): Column[] {
  const folds = foldsOf(page, fields);
  const order = query.sort.filter(({ key }, index) => key !== 'id' || index === 0);
  return fields.map((field, index) => {
    const rank = order.findIndex(({ key }) => key === field.key);
    const term = order[rank];
    const descending = term === undefined ? field.numeric || field.filter === 'datetime' : !term.descending;
    const turned = { key: field.key, descending };
    const sorted = (sort: readonly SortTerm[]): string | undefined =>
      field.sortable ? listAddress(page, query, { sort: [...sort, LAST_WORD] }) : undefined;
    return {
      label: [field.label, currencyOf(field, rows)].filter((word) => word !== undefined).join(', '),
      numeric: field.numeric,
      sort: term === undefined ? undefined : term.descending ? 'descending' : 'ascending',
      href: sorted([turned]),
      also: sorted(term === undefined ? [...order, turned] : order.with(rank, turned)),
      rank: rank < 0 || order.length < 2 ? undefined : rank + 1,
      fold: folds[index] ?? '',
    };
  });
}

/** The same order on every page of a list needs a last word. */
const LAST_WORD: SortTerm = { key: 'id', descending: true };

/** At 390 pixels a row is a card of two lines: the name and a state, then what tells it apart and an amount. */
function foldsOf(page: AdminPage, fields: readonly AdminField[]): string[] {
  const folds = fields.map(() => '');
  const give = (fold: string, suits: (field: AdminField) => boolean): void => {
    const index = fields.findIndex((field, at) => folds[at] === '' && suits(field));
    if (index >= 0) folds[index] = fold;
  };
  give('title', ({ attribute }) => page.title.includes(attribute));
  if (!folds.includes('title')) folds[0] = 'title';
  give('a', ({ spec }) => spec.kind === 'enumeration');
  give('sub', ({ spec }) => ['string', 'reference'].includes(spec.kind));
  give('b', ({ numeric }) => numeric);
  give('b', ({ spec }) => !folds.includes('b') && (spec.kind === 'datetime' || spec.kind === 'date'));
  return folds;
}

/** The currency all amounts of a column have: it stands in the heading then, once. */
export function currencyOf({ currency }: AdminField, rows: readonly Row[]): string | undefined {
  if (currency === undefined) return undefined;
  const [first, ...others] = new Set(rows.map((row) => row[currency]));
  return typeof first === 'string' && others.length === 0 ? first : undefined;
}

/** A cell whose currency stands in the heading. */
export const withoutUnit = (cell: Cell, unit: string | undefined): Cell =>
  cell.as === 'number' && unit !== undefined
    ? { as: 'number', text: cell.text, negative: cell.negative }
    : cell;
