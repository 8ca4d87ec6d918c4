import { Op, type Transaction } from 'sequelize';
import { recordsWithin } from '../../scope';
import type { Admin } from '../context';
import type { AdminPage } from '../../describe';
import { countOf, isRefused, planDeletion, type DeletionPlan, type Group } from './plan_deletion';

export type Outcome =
  | {
      readonly done: true;
      readonly records: number;
      readonly forGood: boolean;
      readonly tables: readonly string[];
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
    const plan = await planDeletion(admin, page, id, transaction);
    if (isRefused(plan)) return { done: false, plan };
    await carryOut(admin, plan, transaction);
    const tables = [page.table, ...plan.groups.map((group) => group.page.table)];
    return { done: true, records: 1 + countOf(plan, 'goes'), forGood: plan.forGood, tables };
  });
}

async function carryOut(admin: Admin, plan: DeletionPlan, transaction: Transaction): Promise<void> {
  for (const group of plan.groups) {
    if (group.fate === 'unlinked') await unlink(admin, plan, group, transaction);
  }
  const options = { transaction, individualHooks: true, force: plan.forGood };
  for (const { page, fate, ids } of [...plan.groups].reverse()) {
    if (fate !== 'goes') continue;
    for (const batch of batches(ids)) await admin.modelOf(page).destroy({ ...options, where: { id: batch } });
  }
  await admin.modelOf(plan.page).destroy({ ...options, where: { id: plan.id } });
}

/** Row by row, so that rules and listeners of the model see each change. */
async function unlink(
  admin: Admin,
  plan: DeletionPlan,
  group: Group,
  transaction: Transaction,
): Promise<void> {
  const { page, relation, ids } = group;
  for (const batch of batches(ids)) {
    const rows = await admin
      .modelOf(page)
      .findAll({ where: { id: batch }, paranoid: !plan.forGood, transaction });
    for (const row of rows) await row.update({ [relation.attribute]: null }, { transaction });
  }
}

function batches(ids: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < ids.length; at += BATCH) parts.push(ids.slice(at, at + BATCH));
  return parts;
}
