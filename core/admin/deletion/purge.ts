/** Out of the trash, for good. */
import { Op, type Transaction, type WhereOptions } from 'sequelize';
import type { AdminPage } from '../../describe';
import type { Tables } from '../context';
import { carryOut, tablesIn } from './carry_out';
import { isRefused, countOf, planDeletion, type DeletionPlan } from './plan_deletion';

export type Purged =
  | { readonly done: true; readonly records: number; readonly tables: readonly string[] }
  /** Refused as the plan says; nothing was changed. `undefined`: it is not in the trash, or somebody else is at it. */
  | { readonly done: false; readonly plan: DeletionPlan | undefined };

export interface PurgeOptions {
  /** What must hold for the record besides. */
  readonly where?: readonly WhereOptions[];
  /** Passes over a record that somebody else holds, instead of waiting for it. */
  readonly skipLocked?: boolean;
  readonly transaction: Transaction;
}

/** Removes a record that is in the trash with everything that the rules of the database remove with it. */
export async function purgeRecord(
  tables: Tables,
  page: AdminPage,
  id: string,
  { where = [], skipLocked = false, transaction }: PurgeOptions,
): Promise<Purged> {
  const row = await tables.modelOf(page).findOne({
    where: { [Op.and]: [{ id }, { deletedAt: { [Op.ne]: null } }, ...where] },
    paranoid: false,
    transaction,
    lock: transaction.LOCK.UPDATE,
    skipLocked,
  });
  if (row === null) return { done: false, plan: undefined };
  const plan = await planDeletion(tables, page, id, { forGood: true, transaction });
  if (isRefused(plan)) return { done: false, plan };
  await carryOut(tables, plan, transaction);
  return { done: true, records: 1 + countOf(plan, 'goes'), tables: tablesIn(plan) };
}
