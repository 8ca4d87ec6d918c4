/** Saving one record, in one transaction with everything that listens to it. */
import type { Model, Transaction } from 'sequelize';
import type { Identity } from '../../declare';
import type { Admin } from '../context';
import type { AdminPage } from '../describe';

type Values = Readonly<Record<string, unknown>>;

/** Who made or changed a row, where the model keeps that and somebody with a row of their own is asking. */
function authorOf(admin: Admin, page: AdminPage, identity: Identity, keys: readonly string[]): Values {
  if (identity.id === null) return {};
  const { attributes } = admin.entryOf(page);
  const kept = keys.filter((key) => attributes.some(({ attribute, spec }) => attribute === key && spec.readOnly === true));
  return Object.fromEntries(kept.map((key) => [key, identity.id]));
}

/** @returns the id of the new record */
export async function createRecord(admin: Admin, page: AdminPage, values: Values, identity: Identity): Promise<string> {
  const author = authorOf(admin, page, identity, ['createdById', 'modifiedById']);
  return admin.sequelize.transaction(async (transaction) => {
    const made = await admin.modelOf(page).create({ ...values, ...author }, { transaction });
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
  identity: Identity,
  version: string,
): Promise<Updated> {
  return admin.sequelize.transaction(async (transaction) => {
    const row = await lockRecord(admin, page, id, transaction);
    if (row === null) return 'gone';
    if (version !== '' && versionOf(row.get('updatedAt')) !== version) return 'changed';
    if (Object.keys(values).length === 0) return 'saved';
    row.set({ ...values, ...authorOf(admin, page, identity, ['modifiedById']) });
    await row.save({ transaction });
    return 'saved';
  });
}

export const versionOf = (updatedAt: unknown): string => (updatedAt instanceof Date ? updatedAt.toISOString() : '');

const lockRecord = async (admin: Admin, page: AdminPage, id: string, transaction: Transaction): Promise<Model | null> =>
  admin.modelOf(page).findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
