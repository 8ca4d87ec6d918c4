/**
 * What goes when a record goes: a walk over the references that point to it, by the rule each one declares. Reads
 * only; the same walk stands behind the page that asks and the transaction that acts.
 *
 * Putting a record in the trash keeps its row, so the database's own rules never run: CASCADE puts the children in the
 * trash too, SET NULL empties their field, RESTRICT refuses. Children of a model without a trash stay as they are: they
 * hang on the row in the trash, and it can come back with all of them. A model without a trash deletes really, and
 * there the rules reach rows in the trash as well.
 */
import { Op, type Transaction } from 'sequelize';
import type { Tables } from '../context';
import type { AdminPage, Relation } from '../../describe';
import { readEveryRow } from '../record';

export type Fate = 'goes' | 'unlinked' | 'refuses' | 'stays';

/** Rows of one table that share a fate through one reference. */
export interface Group {
  readonly page: AdminPage;
  /** The field that points up, and the table it points to. */
  readonly relation: Relation;
  readonly through: AdminPage;
  readonly fate: Fate;
  readonly ids: readonly string[];
}

export interface DeletionPlan {
  readonly page: AdminPage;
  readonly id: string;
  /** To the trash, or for good. */
  readonly forGood: boolean;
  /** In the order they were found: parents before children. */
  readonly groups: readonly Group[];
  /** More rows than one deletion may take. */
  readonly tooMany: boolean;
}

/** One deletion takes at most this many records; more are for a command to remove. */
export const MOST_RECORDS = 10_000;

interface Walk {
  readonly admin: Tables;
  readonly forGood: boolean;
  readonly transaction: Transaction | undefined;
  /** Table -> ids that go. */
  readonly going: Map<string, Set<string>>;
  readonly found: Group[];
  size: number;
}

export interface PlanOptions {
  /** For good although the model has a trash. */
  readonly forGood?: boolean;
  readonly transaction?: Transaction;
}

export async function planDeletion(
  admin: Tables,
  page: AdminPage,
  id: string,
  { forGood = !page.softDelete, transaction }: PlanOptions = {},
): Promise<DeletionPlan> {
  const walk: Walk = {
    admin,
    forGood,
    transaction,
    going: new Map([[page.table, new Set([id])]]),
    found: [],
    size: 1,
  };
  await descend(walk, page, [id]);
  // A row that goes anyway neither stands in the way nor loses a link.
  const groups = walk.found
    .map((group) =>
      group.fate === 'goes'
        ? group
        : { ...group, ids: group.ids.filter((one) => !isGoing(walk, group, one)) },
    )
    .filter(({ ids }) => ids.length > 0);
  return { page, id, forGood, groups, tooMany: walk.size > MOST_RECORDS };
}

const isGoing = ({ going }: Walk, { page }: Group, id: string): boolean =>
  going.get(page.table)?.has(id) === true;

async function descend(walk: Walk, page: AdminPage, ids: readonly string[]): Promise<void> {
  for (const relation of page.relations) {
    const child = walk.admin.pageOf(relation.table);
    if (child === undefined || walk.size > MOST_RECORDS) continue;
    const fate = fateOf(relation, child, walk.forGood);
    const known = walk.going.get(child.table) ?? new Set<string>();
    const rows = (await childIds(walk, child, relation, ids)).filter((id) => !known.has(id));
    if (rows.length === 0) continue;
    walk.found.push({ page: child, relation, through: page, fate, ids: rows });
    walk.size += rows.length;
    if (fate !== 'goes') continue;
    walk.going.set(child.table, new Set([...known, ...rows]));
    await descend(walk, child, rows);
  }
}

function fateOf({ rule }: Relation, child: AdminPage, forGood: boolean): Fate {
  if (rule === 'RESTRICT') return 'refuses';
  if (rule === 'SET NULL') return 'unlinked';
  return forGood || child.softDelete ? 'goes' : 'stays';
}

async function childIds(
  walk: Walk,
  child: AdminPage,
  relation: Relation,
  ids: readonly string[],
): Promise<string[]> {
  // What goes with a record goes whoever deletes it: the database would see to it by itself.
  const rows = await readEveryRow(walk.admin, child, {
    attributes: ['id'],
    where: { [relation.attribute]: { [Op.in]: [...ids] } },
    order: [['id', 'ASC']],
    limit: MOST_RECORDS + 1,
    paranoid: !walk.forGood,
    ...(walk.transaction !== undefined && { transaction: walk.transaction }),
  });
  return rows.map((row) => String(row['id']));
}

/** How many records share a fate; one that is reached through two references counts once. */
export const countOf = (plan: DeletionPlan, fate: Fate): number =>
  new Set(
    plan.groups
      .filter((group) => group.fate === fate)
      .flatMap(({ page, ids }) => ids.map((id) => `${page.table} ${id}`)),
  ).size;

export const isRefused = (plan: DeletionPlan): boolean => plan.tooMany || countOf(plan, 'refuses') > 0;

/** Every record that goes, by table. */
export function goingIn({ page, id, groups }: DeletionPlan): Map<string, string[]> {
  const going = new Map([[page.table, [id]]]);
  for (const { page: own, fate, ids } of groups)
    if (fate === 'goes') going.set(own.table, [...(going.get(own.table) ?? []), ...ids]);
  return going;
}
