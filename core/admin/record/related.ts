/** What points to a record: a tab for each relation, and the rows of one of them. */
import { Op } from 'sequelize';
import { may } from '../../actor';
import type { Admin } from '../context';
import type { AdminPage, Relation } from '../../describe';
import { cellOf, type Cell } from './cell';
import { linksFor, namesOf } from './labels';
import { countRows, readRows, type Row } from './read';
import { countText } from './row_counts';

export interface Tab {
  readonly relation: Relation;
  readonly page: AdminPage;
  readonly label: string;
  readonly count: string;
  readonly to: string;
  readonly current: boolean;
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
  /** Address of an empty form for one more; undefined where people make none, or this one may not. */
  readonly add: string | undefined;
}

/** Rows shown of a relation, and columns of them. */
const RELATED = 10;
const RELATED_COLUMNS = 5;

/**
 * One tab for each relation that may be seen, with how many rows it has.
 * @param asked name of the relation that is shown; the first one with rows when undefined
 */
export async function tabsOf(
  admin: Admin,
  page: AdminPage,
  row: Row,
  asked: string | undefined,
): Promise<Tab[]> {
  const href = `${page.path}/${String(row['id'])}`;
  const drafts: (Omit<Tab, 'current' | 'count'> & { readonly rows: number; readonly count: string })[] = [];
  for (const relation of page.relations) {
    const other = admin.pageOf(relation.table);
    const field = other?.byKey.get(relation.field);
    if (other === undefined || field === undefined || field.secret) continue;
    if (!may(`${other.table}.read`)) continue;
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

/** The first rows of the tab that is shown. */
export async function relatedView(admin: Admin, tab: Tab, row: Row): Promise<RelatedView> {
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
    add: other.creatable && may(`${other.table}.create`) ? `${other.path}/new?${query}` : undefined,
  };
}
