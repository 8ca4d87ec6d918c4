/** The columns of a list: headings that sort, the currency said once, and their places when rows turn into cards. */
import type { AdminField, AdminPage } from '../../describe';
import type { Cell, Row } from '../record';
import { listAddress } from './list_address';
import type { ListQuery } from '../../query';

export interface Column {
  readonly label: string;
  readonly numeric: boolean;
  readonly sort: 'ascending' | 'descending' | undefined;
  readonly href: string | undefined;
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
  return fields.map((field, index) => {
    const term = query.sort[0]?.key === field.key ? query.sort[0] : undefined;
    const descending = term === undefined ? field.numeric || field.filter === 'datetime' : !term.descending;
    return {
      label: [field.label, currencyOf(field, rows)].filter((word) => word !== undefined).join(', '),
      numeric: field.numeric,
      sort: term === undefined ? undefined : term.descending ? 'descending' : 'ascending',
      href: field.sortable
        ? listAddress(page, query, {
            sort: [
              { key: field.key, descending },
              { key: 'id', descending: true },
            ],
          })
        : undefined,
      fold: folds[index] ?? '',
    };
  });
}

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
