/** What `views/admin/detail.ejs` draws. */
import type { Admin } from '../context';
import type { AdminField, AdminPage } from '../../describe';
import { cellOf, type Cell } from './cell';
import { labelOf, linksFor, type Links, type RecordLink } from './labels';
import { momentOf, type ShownMoment } from './moments';
import type { Row } from './read';
import { relatedView, tabsOf, type RelatedView, type Tab } from './related';
import { stateOf } from './state';

interface Shown {
  readonly label: string;
  readonly cell: Cell;
  /** Takes the whole width. */
  readonly wide: boolean;
}

export interface DetailView {
  readonly admin: AdminPage;
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly state: Cell | undefined;
  readonly facts: readonly Shown[];
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly fields: readonly Shown[];
  }[];
  readonly record: {
    readonly created: ShownMoment | undefined;
    readonly createdBy: RecordLink | undefined;
    readonly updated: ShownMoment | undefined;
    readonly modifiedBy: RecordLink | undefined;
  };
  readonly tabs: readonly Tab[];
  readonly related: RelatedView | undefined;
}

/** Amounts that stand out on top of a record. */
const FACTS = 3;

/** @param tab name of the relation that is shown; the first one with rows when undefined */
export async function detailView(
  admin: Admin,
  page: AdminPage,
  row: Row,
  tab: string | undefined,
): Promise<DetailView> {
  const links = await linksFor(admin, page, [row]);
  const now = admin.now();
  const shown = (field: AdminField): Shown => {
    const cell = cellOf(field, row, links, now);
    return { label: field.label, cell, wide: ['textarea', 'json'].includes(field.widget) };
  };
  const facts = page.fields.filter((field) => field.spec.currency !== undefined).slice(0, FACTS);
  const apart = new Set([
    ...(facts.length > 1 ? facts : []).map(({ key }) => key),
    'createdBy',
    'modifiedBy',
  ]);
  const state = stateOf(page);
  const tabs = await tabsOf(admin, page, row, tab);
  const current = tabs.find((one) => one.current);
  return {
    admin: page,
    id: String(row['id']),
    name: await labelOf(admin, page, row),
    href: `${page.path}/${String(row['id'])}`,
    state: state === undefined || row[state.attribute] == null ? undefined : cellOf(state, row, links, now),
    facts: facts.length > 1 ? facts.map(shown) : [],
    groups: page.groups
      .map(({ id, title, keys }) => ({
        id,
        title,
        fields: keys
          .filter((key) => !apart.has(key))
          .flatMap((key) => page.byKey.get(key) ?? [])
          .map(shown),
      }))
      .filter(({ fields }) => fields.length > 0),
    record: recordCard(page, row, links, now),
    tabs,
    related: current === undefined ? undefined : await relatedView(admin, current, row),
  };
}

function recordCard(page: AdminPage, row: Row, links: Links, now: Date): DetailView['record'] {
  const moment = (key: string): ShownMoment | undefined =>
    row[key] instanceof Date ? momentOf(row[key], now) : undefined;
  const person = (key: string): RecordLink | undefined => {
    const field = page.byKey.get(key);
    return links(field?.target, row[field?.attribute ?? '']);
  };
  return {
    created: moment('createdAt'),
    createdBy: person('createdBy'),
    updated: moment('updatedAt'),
    modifiedBy: person('modifiedBy'),
  };
}
