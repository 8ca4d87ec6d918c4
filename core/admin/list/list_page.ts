/** What `views/admin/list.ejs` draws: addresses and cells, nothing left to decide. */
import type { Admin } from '../context';
import { grouped, lower, type AdminField, type AdminPage } from '../../describe';
import { cellOf, countText, namesOf, type Cell, type Row } from '../record';
import { chipOf, filterNames, type Chip } from './chips';
import { columnsOf, currencyOf, withoutUnit, type Column } from './columns';
import { isNarrowed, type ListQuery } from '../../query';
import { filterSheet, type SheetField } from './filter_sheet';
import { listAddress, parametersOf } from './list_address';
import type { ListRead } from './read_list';
import type { ViewTabs } from './saved_views';

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
  readonly views: ViewTabs;
  /** Records can be taken in from a file. */
  readonly importable: boolean;
  readonly narrowed: boolean;
  readonly clear: string;
}

/**
 * @param whole rows of the table without any filter, where that is known
 * @param views tabs above the list
 */
export async function listView(
  admin: Admin,
  page: AdminPage,
  query: ListQuery,
  { rows, total, links }: ListRead,
  whole: string | undefined,
  views: ViewTabs,
): Promise<ListView> {
  const fields = page.columns.flatMap((key) => page.byKey.get(key) ?? []);
  const narrowed = isNarrowed(query);
  const now = admin.now();
  const names = await filterNames(admin, query.filters);
  const sheet = await filterSheet(admin, page, query, names);
  const nameIn = await namesOf(admin, page, rows);
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
    sheet,
    unasked: parametersOf(page, { ...query, page: 1 }).filter(
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
    span: rows.length === 0 ? '0' : `${grouped(offset + 1)}–${grouped(offset + rows.length)} of ${totalText}`,
    previous: query.page > 1 ? listAddress(page, query, { page: query.page - 1 }) : undefined,
    next:
      more && rows.length === query.pageSize ? listAddress(page, query, { page: query.page + 1 }) : undefined,
    sizes: [25, 50, 100, 200].map((size) => ({ size, current: size === query.pageSize })),
    views,
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
