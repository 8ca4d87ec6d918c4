/** What `views/admin/detail.ejs` draws. */
import { Op } from 'sequelize';
import type { Admin } from '../context';
import type { AdminField, AdminPage, Relation } from '../describe';
import { cellOf, type Cell } from './cell';
import { labelOf, linksFor, namesOf, type Links, type RecordLink } from './labels';
import { momentOf, type ShownMoment } from './moments';
import { countRows, readRows, type Row } from './read';
import { countText } from './row_counts';

interface Shown {
  readonly label: string;
  readonly cell: Cell;
  /** Takes the whole width. */
  readonly wide: boolean;
}

export interface Tab {
  readonly relation: Relation;
  readonly page: AdminPage;
  readonly label: string;
  readonly count: string;
  readonly to: string;
  readonly current: boolean;
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

export interface RelatedView {
  readonly tab: Tab;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  readonly rows: readonly {
    readonly href: string;
    readonly label: string;
    readonly cells: readonly Cell[];
  }[];
  readonly lead: number;
  readonly all: string;
  /** Address of an empty form for one more; undefined where people make none. */
  readonly add: string | undefined;
}

/** Rows shown of a relation, and columns of them. */
const RELATED = 10;
const RELATED_COLUMNS = 5;
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
  const state = page.fields.find(
    (field) => field.spec.kind === 'enumeration' && /^(status|state|stage)$/.test(field.key),
  );
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

async function tabsOf(admin: Admin, page: AdminPage, row: Row, asked: string | undefined): Promise<Tab[]> {
  const href = `${page.path}/${String(row['id'])}`;
  const drafts: (Omit<Tab, 'current' | 'count'> & { readonly rows: number; readonly count: string })[] = [];
  for (const relation of page.relations) {
    const other = admin.pageOf(relation.table);
    const field = other?.byKey.get(relation.field);
    if (other === undefined || field === undefined || field.secret) continue;
    const count = await countRows(admin, other, { [relation.attribute]: { [Op.eq]: row['id'] } });
    const several = page.relations.filter(({ table }) => table === relation.table).length > 1;
    const label = several ? `${other.plural}: ${field.label.toLowerCase()}` : other.plural;
    drafts.push({
      relation,
      page: other,
      label,
      rows: count.count,
      count: countText(count),
      to: `${href}?tab=${relation.name}`,
    });
  }
  const current =
    drafts.find(({ relation }) => relation.name === asked) ??
    drafts.find(({ rows }) => rows > 0) ??
    drafts[0];
  return drafts.map((draft) => ({ ...draft, current: draft === current }));
}

async function relatedView(admin: Admin, tab: Tab, row: Row): Promise<RelatedView> {
  const { page: other, relation } = tab;
  const fields = other.columns
    .filter((key) => key !== relation.field)
    .flatMap((key) => other.byKey.get(key) ?? [])
    .slice(0, RELATED_COLUMNS);
  const rows = await readRows(admin, other, {
    where: { [relation.attribute]: String(row['id']) },
    order: other.sort.map(({ key, descending }) => [
      other.byKey.get(key)?.attribute ?? 'id',
      descending ? 'DESC' : 'ASC',
    ]),
    limit: RELATED,
  });
  const links = await linksFor(
    admin,
    other,
    rows,
    fields.map(({ key }) => key),
  );
  const nameIn = await namesOf(admin, other, rows);
  const query = new URLSearchParams({ [`f.${relation.field}`]: String(row['id']) }).toString();
  return {
    tab,
    columns: fields.map(({ label, numeric }) => ({ label, numeric })),
    rows: rows.map((one) => ({
      href: `${other.path}/${String(one['id'])}`,
      label: nameIn(one),
      cells: fields.map((field) => cellOf(field, one, links, admin.now())),
    })),
    lead: Math.max(
      0,
      fields.findIndex(({ attribute }) => other.title.includes(attribute)),
    ),
    all: `${other.path}?${query}`,
    add: other.creatable ? `${other.path}/new?${query}` : undefined,
  };
}
