/** What `views/admin/list.ejs` draws: addresses and cells, nothing left to decide. */
import type { Admin } from '../context';
import { lower, type AdminField, type AdminPage } from '../../describe';
import { cellOf, countText, namesOf, type Cell, type Row } from '../record';
import { chipOf, filterNames, type Chip } from './chips';
import { columnsOf, currencyOf, withoutUnit, type Column } from './columns';
import { isNarrowed, type ListQuery, type RowDensity } from '../../query';
import { filterSheet, type SheetField } from './filter_sheet';
import { atFirst, listAddress, parametersOf } from './list_address';
import { pageLinks, type PageLinks } from './page_links';
import { columnKeys, type ListRead } from './read_list';
import type { ViewTabs } from './saved_views';
import { sumsOf, type Sums } from './sums';
import { viewOptions, type ViewOptions } from './view_options';

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
  /** State that the filter sheet carries along: what it has no field for. */
  readonly unasked: readonly [string, string][];
  readonly sortText: string;
  readonly columns: readonly Column[];
  readonly rows: readonly {
    readonly id: string;
    readonly href: string;
    readonly label: string;
    readonly cells: readonly Cell[];
  }[];
  /** Column that carries the link to the record. */
  readonly lead: number;
  readonly pages: PageLinks;
  readonly sums: Sums;
  readonly options: ViewOptions;
  /** The same list with the filter sheet open and what each filter would leave. */
  readonly counted: string;
  readonly isCounted: boolean;
  readonly sizes: readonly { readonly size: number; readonly current: boolean }[];
  /** State that the choice of a size carries along. */
  readonly unsized: readonly [string, string][];
  readonly views: ViewTabs;
  /** The whole query, for what is done with records that are ticked. */
  readonly here: string;
  /** Records can be taken in from a file. */
  readonly importable: boolean;
  readonly narrowed: boolean;
  readonly clear: string;
}

/** What is known before the page is drawn. */
export interface ListGiven {
  /** Rows of the table without any filter, where that is known. */
  readonly whole: string | undefined;
  /** Tabs above the list. */
  readonly views: ViewTabs;
  /** How close rows stand without a word of the address. */
  readonly density: RowDensity;
}

export async function listView(
  admin: Admin,
  page: AdminPage,
  query: ListQuery,
  read: ListRead,
  { whole, views, density }: ListGiven,
): Promise<ListView> {
  const { rows, total, links } = read;
  const fields = columnKeys(page, query).flatMap((key) => page.byKey.get(key) ?? []);
  const narrowed = isNarrowed(query);
  const now = admin.now();
  const names = await filterNames(admin, query.filters);
  const sheet = await filterSheet(admin, page, query, names);
  const nameIn = await namesOf(admin, page, rows);
  const totalText = countText(total);
  const kept = parametersOf(page, atFirst(query));
  return {
    admin: page,
    query,
    totalText: narrowed && whole !== undefined ? `${totalText} of ${whole}` : totalText,
    searchHint: hintOf(page),
    carried: kept.filter(([name]) => name !== 'q'),
    chips: query.filters.map((filter) => chipOf(page, query, filter, names)),
    sheet,
    unasked: kept.filter(
      ([name]) =>
        !sheet.some(
          (field) => name === field.name || name === `${field.name}.gte` || name === `${field.name}.lte`,
        ),
    ),
    sortText: sortWords(page, query),
    columns: columnsOf(page, query, fields, rows),
    rows: rows.map((row) =>
      rowOf(page, row, nameIn(row), fields, (field) =>
        withoutUnit(cellOf(field, row, links, now), currencyOf(field, rows)),
      ),
    ),
    lead: Math.max(
      0,
      fields.findIndex(({ attribute }) => page.title.includes(attribute)),
    ),
    pages: pageLinks(page, query, read),
    sums: await sumsOf(admin, page, query, total),
    options: viewOptions(page, query, density),
    counted: listAddress(page, query, { show: ['filter'] }),
    isCounted: query.show.includes('filter'),
    sizes: [25, 50, 100, 200].map((size) => ({ size, current: size === query.pageSize })),
    unsized: kept.filter(([name]) => name !== 'pageSize'),
    views,
    here: new URLSearchParams(parametersOf(page, query)).toString(),
    importable: admin.passImports !== undefined,
    narrowed,
    clear: listAddress(page, { ...query, q: '', filters: [] }, {}),
  };
}

const rowOf = (
  page: AdminPage,
  row: Row,
  label: string,
  fields: readonly AdminField[],
  draw: (field: AdminField) => Cell,
) => ({
  id: String(row['id']),
  href: `${page.path}/${String(row['id'])}`,
  label,
  cells: fields.map(draw),
});

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
