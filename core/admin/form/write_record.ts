/** Saving one record, in one transaction with everything that listens to it. */
import type { Model, Transaction } from 'sequelize';
import type { Admin } from '../context';
import type { AdminPage } from '../describe';

type Values = Readonly<Record<string, unknown>>;

/** @returns the id of the new record */
export async function createRecord(admin: Admin, page: AdminPage, values: Values): Promise<string> {
  return admin.sequelize.transaction(async (transaction) => {
    const made = await admin.modelOf(page).create({ ...values }, { transaction });
    return String(made.get('id'));
  });
}

/** `changed`: somebody saved the record after it was read. */
export type Updated = 'saved' | 'gone' | 'changed';

/** @param version the moment of the record's last change as the form saw it; empty skips the comparison */
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
    row.set({ ...values });
    await row.save({ transaction });
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
): Promise<Model | null> => admin.modelOf(page).findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
