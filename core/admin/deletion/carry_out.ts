import { Op, type Transaction } from 'sequelize';
import { recordsWithin } from '../../scope';
import type { Admin, Tables } from '../context';
import type { AdminPage } from '../../describe';
import { readEveryRow } from '../record';
import { forgetOperations, keepOperation, type Gone, type Taken, type Unlinked } from './operation';
import { countOf, goingIn, isRefused, planDeletion, type DeletionPlan, type Group } from './plan_deletion';

export type Outcome =
  | {
      readonly done: true;
      readonly records: number;
      readonly forGood: boolean;
      readonly tables: readonly string[];
      /** What a restore names; nothing where it cannot be reversed. */
      readonly operation: string | undefined;
    }
  /** Refused as the plan says; nothing was changed. `undefined`: the record is not there. */
  | { readonly done: false; readonly plan: DeletionPlan | undefined };

/** Rows changed by one statement. */
const BATCH = 500;

/**
 * Deletes a record with what goes with it, in one transaction: links are emptied first, then rows go, the lowest
 * first. Every row passes through its model's hooks.
 */
export async function deleteRecord(admin: Admin, page: AdminPage, id: string): Promise<Outcome> {
  return admin.sequelize.transaction(async (transaction) => {
    const row = await admin.modelOf(page).findOne({
      where: { [Op.and]: [{ id }, ...recordsWithin(admin.conditions, page.table, 'delete')] },
      transaction,
      lock: transaction.LOCK.UPDATE,
    });
    if (row === null) return { done: false, plan: undefined };
    // Planned again under the lock: what the page showed may be an hour old.
    const plan = await planDeletion(admin, page, id, { transaction });
    if (isRefused(plan)) return { done: false, plan };
    const taken = await carryOut(admin, plan, transaction);
    return {
      done: true,
      records: 1 + countOf(plan, 'goes'),
      forGood: plan.forGood,
      tables: tablesIn(plan),
      operation: plan.forGood ? undefined : await keepOperation(admin, page, id, taken, transaction),
    };
  });
}

/** Every table a plan changes. */
export const tablesIn = ({ page, groups }: DeletionPlan): string[] => [
  page.table,
  ...groups.map((group) => group.page.table),
];

export async function carryOut(tables: Tables, plan: DeletionPlan, transaction: Transaction): Promise<Taken> {
  const unlinked: Unlinked[] = [];
  for (const group of plan.groups) {
    if (group.fate === 'unlinked') unlinked.push(...(await unlink(tables, plan, group, transaction)));
  }
  const gone: Gone[] = [];
  const leaving = [{ page: plan.page, ids: [plan.id] }, ...plan.groups.filter(({ fate }) => fate === 'goes')];
  for (const { page, ids } of leaving.reverse())
    for (const batch of batches(ids)) {
      if (plan.forGood) await removeRows(tables, page, batch, transaction);
      else gone.unshift(...(await putAway(tables, page, batch, transaction)));
    }
  if (plan.forGood) await forgetOperations(tables, goingIn(plan), transaction);
  return { gone, unlinked };
}

/** Into the trash. Answers what is there now, by the moment that stands in the rows. */
async function putAway(
  tables: Tables,
  page: AdminPage,
  ids: readonly string[],
  transaction: Transaction,
): Promise<Gone[]> {
  const where = { id: [...ids] };
  await tables.modelOf(page).destroy({ where, transaction, individualHooks: true });
  const rows = await readEveryRow(tables, page, {
    attributes: ['id', 'deletedAt'],
    where,
    paranoid: false,
    transaction,
  });
  const byMoment = new Map<string, string[]>();
  for (const { id, deletedAt } of rows) {
    if (!(deletedAt instanceof Date)) continue;
    const at = deletedAt.toISOString();
    byMoment.set(at, [...(byMoment.get(at) ?? []), String(id)]);
  }
  return [...byMoment].map(([at, some]) => ({ table: page.table, at, ids: some }));
}

/** For good, whether they are in the trash or not. Sequelize's hooks pass over rows in the trash, so those go one by one. */
async function removeRows(
  tables: Tables,
  page: AdminPage,
  ids: readonly string[],
  transaction: Transaction,
): Promise<void> {
  const model = tables.modelOf(page);
  const where = { id: [...ids] };
  if (page.softDelete) {
    const trashed = { ...where, deletedAt: { [Op.ne]: null } };
    const rows = await model.findAll({ where: trashed, paranoid: false, transaction });
    for (const row of rows) await row.destroy({ force: true, transaction });
  }
  await model.destroy({ where, force: true, individualHooks: true, transaction });
}

/** Row by row, so that rules and listeners of the model see each change. */
async function unlink(
  tables: Tables,
  plan: DeletionPlan,
  group: Group,
  transaction: Transaction,
): Promise<Unlinked[]> {
  const { page, relation, ids } = group;
  const { attribute } = relation;
  const before = new Map<string, string[]>();
  for (const batch of batches(ids)) {
    const rows = await tables
      .modelOf(page)
      .findAll({ where: { id: batch }, paranoid: !plan.forGood, transaction });
    for (const row of rows) {
      const to = String(row.get(attribute));
      await row.update({ [attribute]: null }, { transaction });
      before.set(to, [...(before.get(to) ?? []), String(row.get('id'))]);
    }
  }
  return [...before].map(([to, some]) => ({ table: page.table, attribute, to, ids: some }));
}

export function batches(ids: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < ids.length; at += BATCH) parts.push(ids.slice(at, at + BATCH));
  return parts;
}
