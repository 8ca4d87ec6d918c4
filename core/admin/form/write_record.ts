/** Saving one record, in one transaction with everything that listens to it. */
import { Op, type Model, type Transaction } from 'sequelize';
import type { RecordAction } from '../../declare';
import type { AdminPage } from '../../describe';
import { recordsWithin } from '../../scope';
import type { Admin } from '../context';
import { mustSeeTargets } from './pointed_at';
import { refusedByRules } from './refused_by_rules';

type Values = Readonly<Record<string, unknown>>;

/**
 * @returns the id of the new record
 * @throws what the host answers as 422 when it is not one that whoever is acting may add
 */
export async function createRecord(admin: Admin, page: AdminPage, values: Values): Promise<string> {
  return admin.sequelize.transaction(async (transaction) => {
    await mustSeeTargets(admin, page, values, transaction);
    const made = await admin.modelOf(page).create({ ...values }, { transaction });
    const id = String(made.get('id'));
    await mustStand(admin, page, [id], 'create', transaction);
    return id;
  });
}

/** `changed`: somebody saved the record after it was read. */
export type Updated = 'saved' | 'gone' | 'changed';

/**
 * @param version the moment of the record's last change as the form saw it; empty skips the comparison
 * @throws what the host answers as 422 when it would become one that whoever is acting may not change
 */
export async function updateRecord(
  admin: Admin,
  page: AdminPage,
  id: string,
  values: Values,
  version: string,
): Promise<Updated> {
  return admin.sequelize.transaction(async (transaction) => {
    const row = await lockRecord(admin, page, id, transaction);
    if (row === null) return 'gone';
    if (version !== '' && versionOf(row.get('updatedAt')) !== version) return 'changed';
    if (Object.keys(values).length === 0) return 'saved';
    const changed = Object.entries(values).filter(([name, value]) => row.get(name) !== value);
    await mustSeeTargets(admin, page, Object.fromEntries(changed), transaction);
    row.set({ ...values });
    await row.save({ transaction });
    await mustStand(admin, page, [id], 'update', transaction);
    return 'saved';
  });
}

export const versionOf = (updatedAt: unknown): string =>
  updatedAt instanceof Date ? updatedAt.toISOString() : '';

const lockRecord = async (
  admin: Admin,
  page: AdminPage,
  id: string,
  transaction: Transaction,
): Promise<Model | null> =>
  admin.modelOf(page).findOne({
    where: { [Op.and]: [{ id }, ...recordsWithin(admin.conditions, page.table, 'update')] },
    transaction,
    lock: transaction.LOCK.UPDATE,
  });

/**
 * What was written must still be among the records that the rules leave: else the way out of them would be a save.
 * @throws what the host answers as 422 where one is not
 */
export async function mustStand(
  admin: Admin,
  page: AdminPage,
  ids: readonly string[],
  action: RecordAction,
  transaction: Transaction,
): Promise<void> {
  const rules = recordsWithin(admin.conditions, page.table, action);
  if (rules.length === 0) return;
  const standing = await admin
    .modelOf(page)
    .count({ where: { [Op.and]: [{ id: [...ids] }, ...rules] }, paranoid: false, transaction });
  if (standing < ids.length) throw refusedByRules(page, action);
}
