/** What `views/admin/search.ejs` and the palette draw: what answers, and where nobody looked. */
import { may, recordsOf } from '../../actor';
import type { MenuGroup } from '../../declare';
import { lower, type AdminPage } from '../../describe';
import type { Admin } from '../context';
import type { RowCounts } from '../record';
import { candidatesOf } from './candidates';
import { chooseTables } from './choose_tables';
import { actionsFound, pagesFound } from './find_entries';
import { findRecords, type FoundRecord } from './find_records';
import type { FoundGroup, FoundItem } from './found';
import { piecesOf, wordsOf, type Piece } from './words';

export interface SearchView {
  readonly q: string;
  readonly groups: readonly FoundGroup[];
  /** Lists that were not looked into, and can be searched by themselves. */
  readonly left: readonly { readonly number: number; readonly text: string; readonly to: string }[];
  readonly milliseconds: number;
}

/** Lists that are offered, filtered by what was typed. */
const LISTS = 10;

export interface Asked {
  readonly q: string;
  /** The menu as whoever asks is shown it. */
  readonly menu: readonly MenuGroup[];
  /** Whether nobody waits for the answer any more. */
  readonly isGone: () => boolean;
}

export async function searchView(admin: Admin, counts: RowCounts, asked: Asked): Promise<SearchView> {
  const began = performance.now();
  const { q, menu, isGone } = asked;
  const words = wordsOf(q);
  const { searched, tooLarge, tooMany } = chooseTables(await candidatesOf(admin, counts));
  const { records, pages: having, tooSlow } = await findRecords(admin, { tables: searched, q, isGone });
  const seen = admin.pages.map(admin.seen);
  const pages = pagesFound(
    menu,
    seen.filter(({ table }) => may(`${table}.read`)),
    words,
  );
  const lists = having.slice(0, LISTS).map((page) => allMatching(page, q));
  const groups: FoundGroup[] = [
    { key: 'records', title: 'Records', items: records.map(itemOf) },
    { key: 'do', title: 'Do', items: [...actionsFound(seen, words), ...editing(records[0])] },
    { key: 'pages', title: 'Pages', items: [...pages, ...lists] },
  ];
  return {
    q,
    // A number opens its model: what it names stands first.
    groups: (/^\d+$/.test(q) ? [...groups].reverse() : groups).filter(({ items }) => items.length > 0),
    left: [...tooLarge, ...tooSlow, ...tooMany].map((page) => ({
      number: page.number,
      text: page.plural,
      to: listWith(page, q),
    })),
    milliseconds: Math.round(performance.now() - began),
  };
}

/** For templates: where the words stand in a text. */
export const marking =
  (q: string) =>
  (text: string): readonly Piece[] =>
    piecesOf(text, wordsOf(q));

const listWith = ({ path }: AdminPage, q: string): string =>
  `${path}?${new URLSearchParams({ q }).toString()}`;

const itemOf = ({ page, id, label, detail, state }: FoundRecord): FoundItem => ({
  number: page.number,
  icon: '',
  text: label,
  detail: detail === '' ? page.label : detail,
  to: `${page.path}/${id}`,
  state,
});

const allMatching = (page: AdminPage, q: string): FoundItem => ({
  number: page.number,
  icon: 'search',
  text: `All ${lower(page.plural)} with “${q}”`,
  detail: '',
  to: listWith(page, q),
});

/** Offered where no rule might stand in the way: to ask for each record would take a query more. */
function editing(first: FoundRecord | undefined): FoundItem[] {
  if (first === undefined) return [];
  const { page, id, label } = first;
  if (!page.editable || !may(`${page.table}.update`) || recordsOf(page.table, 'update') !== undefined)
    return [];
  const to = `${page.path}/${id}/edit`;
  return [{ number: page.number, icon: 'pencil', text: `Edit ${label}`, detail: '', to }];
}
