/** What `views/admin/list.ejs` draws: addresses and cells, nothing left to decide. */
import type { Admin } from '../context';
import { grouped, lower, sentence, type AdminField, type AdminPage } from '../describe';
import { cellOf, countText, labelOf, readLinks, type Cell, type Row } from '../record';
import { isNarrowed } from './conditions';
import { filterSheet, type SheetField } from './filter_sheet';
import { listAddress, parametersOf } from './list_address';
import type { Filter, ListQuery } from './list_query';
import type { ListRead } from './read_list';

export interface Column {
  readonly label: string;
  readonly numeric: boolean;
  readonly sort: 'ascending' | 'descending' | undefined;
  readonly href: string | undefined;
  /** Its place when rows turn into cards: `title`, `sub`, `a`, `b`, or nowhere. */
  readonly fold: string;
}

export interface Chip {
  readonly label: string;
  readonly value: string;
  /** Address without this filter. */
  readonly without: string;
}

export interface ListView {
  readonly admin: AdminPage;
  readonly query: ListQuery;
  /** `318 of 1,000`, `1,000` */
  readonly totalText: string;
  readonly searchHint: string;
  /** State that the search form carries along. */
  readonly carried: readonly [string, string][];
  readonly chips: readonly Chip[];
  readonly sheet: readonly SheetField[];
  readonly sortText: string;
  readonly columns: readonly Column[];
  readonly rows: readonly {
    readonly href: string;
    readonly label: string;
    readonly cells: readonly Cell[];
  }[];
  /** Column that carries the link to the record. */
  readonly lead: number;
  readonly span: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly sizes: readonly { readonly size: number; readonly current: boolean }[];
  readonly narrowed: boolean;
  readonly clear: string;
}

/** @param whole rows of the table without any filter, where that is known */
export async function listView(
  admin: Admin,
  page: AdminPage,
  query: ListQuery,
  { rows, total, links }: ListRead,
  whole: string | undefined,
): Promise<ListView> {
  const fields = page.columns.flatMap((key) => page.byKey.get(key) ?? []);
  const narrowed = isNarrowed(query);
  const now = admin.now();
  const names = await filterNames(admin, query.filters);
  const offset = (query.page - 1) * query.pageSize;
  const more = total.more || total.estimated || offset + rows.length < total.count;
  const totalText = countText(total);
  return {
    admin: page,
    query,
    totalText: narrowed && whole !== undefined ? `${totalText} of ${whole}` : totalText,
    searchHint: hintOf(page),
    carried: parametersOf(page, { ...query, q: '', page: 1 }),
    chips: query.filters.map((filter) => chipOf(page, query, filter, names)),
    sheet: await filterSheet(admin, page, query, names),
    sortText: sortWords(page, query),
    columns: columnsOf(page, query, fields, rows),
    rows: rows.map((row) =>
      rowOf(page, row, fields, (field) =>
        withoutUnit(cellOf(field, row, links, now), currencyOf(field, rows)),
      ),
    ),
    lead: Math.max(
      0,
      fields.findIndex(({ attribute }) => page.title.includes(attribute)),
    ),
    span: rows.length === 0 ? '0' : `${grouped(offset + 1)}–${grouped(offset + rows.length)} of ${totalText}`,
    previous: query.page > 1 ? listAddress(page, query, { page: query.page - 1 }) : undefined,
    next:
      more && rows.length === query.pageSize ? listAddress(page, query, { page: query.page + 1 }) : undefined,
    sizes: [25, 50, 100, 200].map((size) => ({ size, current: size === query.pageSize })),
    narrowed,
    clear: listAddress(page, { ...query, q: '', filters: [] }, {}),
  };
}

const rowOf = (
  page: AdminPage,
  row: Row,
  fields: readonly AdminField[],
  draw: (field: AdminField) => Cell,
) => ({
  href: `${page.path}/${String(row['id'])}`,
  label: labelOf(page, row),
  cells: fields.map(draw),
});

/** The currency all amounts of a column have: it stands in the heading then, once. */
function currencyOf({ currency }: AdminField, rows: readonly Row[]): string | undefined {
  if (currency === undefined) return undefined;
  const [first, ...others] = new Set(rows.map((row) => row[currency]));
  return typeof first === 'string' && others.length === 0 ? first : undefined;
}

const withoutUnit = (cell: Cell, unit: string | undefined): Cell =>
  cell.as === 'number' && unit !== undefined
    ? { as: 'number', text: cell.text, negative: cell.negative }
    : cell;

const hintOf = (page: AdminPage): string => {
  const labels = page.search.flatMap(
    (attribute) => page.fields.find((field) => field.attribute === attribute)?.label ?? [],
  );
  const words = labels.slice(0, 4).map((label, index) => (index === 0 ? label : lower(label)));
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
};

const sortWords = (page: AdminPage, { sort }: ListQuery): string => {
  const [first] = sort;
  return first === undefined ? '' : (page.byKey.get(first.key)?.label ?? first.key);
};

/** Sorting by the current column turns it round; any other column starts with the direction people expect. */
function columnsOf(
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

async function filterNames(admin: Admin, filters: readonly Filter[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { field, values } of filters) {
    const target = field.target === undefined ? undefined : admin.pageOf(field.target);
    if (target === undefined) continue;
    for (const [id, { label }] of await readLinks(admin, target, values)) names.set(id, label);
  }
  return names;
}

function chipOf(page: AdminPage, query: ListQuery, filter: Filter, names: ReadonlyMap<string, string>): Chip {
  const { field, values, bounds } = filter;
  const say = (value: string): string =>
    names.get(value) ??
    (field.filter === 'values'
      ? sentence(value)
      : field.filter === 'yesno'
        ? value === 'true'
          ? 'Yes'
          : 'No'
        : value);
  const words = [
    ...(values.length > 0 ? [values.map(say).join(', ')] : []),
    ...(bounds.gte === undefined ? [] : [`from ${bounds.gte}`]),
    ...(bounds.lte === undefined ? [] : [`to ${bounds.lte}`]),
  ];
  return {
    label: field.label,
    value: words.join(' '),
    without: listAddress(page, query, { filters: query.filters.filter((other) => other !== filter) }),
  };
}
