/** The tabs above a list: everything, then the views that are kept, each with how many records it shows. */
import { actor, may } from '../../actor';
import type { AskedViews, KeepingViews } from '../../declare';
import type { AdminPage } from '../../describe';
import { readListQuery, type ListQuery, type PageOf } from '../../query';
import { countRows, countText, type RowCounts } from '../record';
import type { Admin } from '../context';
import { atFirst, listAddress, parametersOf } from './list_address';
import { whereOf } from './where_of';

export interface ViewTab {
  readonly title: string;
  readonly to: string;
  readonly current: boolean;
  readonly shared: boolean;
  /** Nothing where counting would keep the page waiting. */
  readonly count: string | undefined;
}

export interface ViewTabs {
  readonly tabs: readonly ViewTab[];
  /** What the list shows now, to be kept under a name; nothing where it is everything, or kept already. */
  readonly keep: (KeepingViews & { readonly table: string; readonly query: string }) | undefined;
  readonly manage: string | undefined;
}

/** A list with more records than this is not counted once more for each view. */
const COUNTED = 10_000;
const NONE: ViewTabs = { tabs: [], keep: undefined, manage: undefined };

const textOf = (page: AdminPage, query: ListQuery): string =>
  new URLSearchParams(parametersOf(page, atFirst(query))).toString();

/** A view that names what is not there any more, or is hidden from whoever looks, is left out. */
function readView(page: AdminPage, text: string, pageOf: PageOf): ListQuery | undefined {
  try {
    return readListQuery(page, new URLSearchParams(text), pageOf);
  } catch {
    return undefined;
  }
}

/** @param pageOf descriptions of the tables that whoever asks may look into */
export async function viewTabs(
  admin: Admin,
  page: AdminPage,
  query: ListQuery,
  { counts, pageOf }: { readonly counts: RowCounts; readonly pageOf: PageOf },
): Promise<ViewTabs> {
  const identity = actor();
  if (identity === undefined || admin.passViews === undefined) return NONE;
  const asked: AskedViews = { identity, may, table: page.table, views: [] };
  const { views, keeping } = await admin.passViews(asked);
  const now = textOf(page, query);
  const whole = counts.of(page.table);
  const isBig = whole !== undefined && whole.count > COUNTED;
  const kept = views.flatMap((view) => {
    const read = readView(page, view.query, pageOf);
    return read === undefined ? [] : [{ ...view, read, text: textOf(page, read) }];
  });
  const everything = textOf(page, {
    ...query,
    q: '',
    filters: [],
    sort: page.sort,
    columns: undefined,
    density: undefined,
  });
  const tabs: ViewTab[] = [];
  for (const { title, shared, read, text } of kept)
    tabs.push({
      title,
      shared,
      to: listAddress(page, read, {}),
      current: text === now,
      count: isBig ? undefined : countText(await countRows(admin, page, whereOf(admin, page, read))),
    });
  const isKept = tabs.some(({ current }) => current);
  const all: ViewTab = {
    title: 'All',
    shared: true,
    to: page.path,
    current: !isKept && now === everything,
    count: whole === undefined ? undefined : countText(whole),
  };
  return {
    tabs: kept.length === 0 ? [] : [all, ...tabs],
    keep:
      keeping === undefined || isKept || now === everything
        ? undefined
        : { ...keeping, table: page.table, query: now },
    manage: kept.length === 0 ? undefined : keeping?.manage,
  };
}
