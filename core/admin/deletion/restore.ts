/** Bringing a record back, with exactly what its deletion changed. */
import { Op, type Model, type Transaction } from 'sequelize';
import { recordsWithin } from '../../scope';
import type { AdminPage } from '../../describe';
import type { Admin } from '../context';
import { refusedFields } from '../form';
import { readEveryRow } from '../record';
import { batches } from './carry_out';
import { NotRestored, type Reason } from './not_restored';
import { operationOf, operationsIn, type Gone, type Unlinked } from './operation';
import { missingParents, type Returning } from './parents';

export type Restoring =
  | { readonly done: true; readonly records: number; readonly tables: readonly string[] }
  /** Nothing was changed. Without reasons: it is not in the trash, or not because of what was to be reversed. */
  | { readonly done: false; readonly reasons: readonly Reason[] };

const NOT_THERE: Restoring = { done: false, reasons: [] };

/**
 * Reverses the deletion of a record in one transaction. Of what went with it, only what is still in the trash since
 * then comes back; links are put back where nothing else stands in their place. A record that went by code comes back
 * alone.
 * @param operation the deletion that is to be reversed; the one that put the record where it is, when undefined
 */
export async function restoreRecord(
  admin: Admin,
  page: AdminPage,
  id: string,
  operation?: string,
): Promise<Restoring> {
  try {
    return await admin.sequelize.transaction((transaction) =>
      reverse(admin, page, id, { operation, transaction }),
    );
  } catch (error) {
    // Thrown, so that nothing of what was done until then stays.
    if (error instanceof NotRestored) return { done: false, reasons: error.reasons };
    throw error;
  }
}

async function reverse(
  admin: Admin,
  page: AdminPage,
  id: string,
  { operation, transaction }: { readonly operation: string | undefined; readonly transaction: Transaction },
): Promise<Restoring> {
  const row = await admin.modelOf(page).findOne({
    where: { [Op.and]: [{ id }, ...recordsWithin(admin.conditions, page.table, 'delete')] },
    paranoid: false,
    transaction,
    lock: transaction.LOCK.UPDATE,
  });
  const movedAt: unknown = row?.get('deletedAt');
  if (!(movedAt instanceof Date)) return NOT_THERE;
  const found = await operationOf(admin, page, id, movedAt, transaction);
  if (operation !== undefined && found?.id !== operation) return NOT_THERE;
  const alone: Gone = { table: page.table, at: movedAt.toISOString(), ids: [id] };
  const returning = await stillThere(admin, found?.taken.gone ?? [alone], transaction);
  const missing = await missingParents(admin, returning, transaction);
  if (missing.length > 0) throw new NotRestored(missing);
  for (const { page: own, rows } of returning) {
    const ids = rows.map((one) => String(one['id']));
    for (const batch of batches(ids)) await bringBack(admin, own, batch, transaction);
  }
  for (const links of found?.taken.unlinked ?? []) await linkAgain(admin, links, returning, transaction);
  if (found !== undefined)
    await operationsIn(admin)?.update({ restoredAt: admin.now() }, { where: { id: found.id }, transaction });
  return {
    done: true,
    records: returning.reduce((sum, { rows }) => sum + rows.length, 0),
    tables: [...new Set(returning.map(({ page: own }) => own.table))],
  };
}

/** The rows that bear the moment of the deletion, locked. Parents come before children, as they were written down. */
async function stillThere(
  admin: Admin,
  gone: readonly Gone[],
  transaction: Transaction,
): Promise<Returning[]> {
  const found: Returning[] = [];
  for (const { table, at, ids } of gone) {
    // As everybody sees it: the fields that lead to parents are needed, whoever restores.
    const page = admin.pages.find((one) => one.table === table);
    if (page?.softDelete !== true) continue;
    const { references } = admin.entryOf(page);
    const all = await readEveryRow(admin, page, {
      attributes: ['id', 'deletedAt', ...references.map(({ attribute }) => attribute)],
      where: { id: [...ids] },
      order: ['id'],
      paranoid: false,
      transaction,
      lock: transaction.LOCK.UPDATE,
    });
    const moment = new Date(at).getTime();
    const rows = all.filter(({ deletedAt }) => deletedAt instanceof Date && deletedAt.getTime() === moment);
    if (rows.length > 0) found.push({ page, rows });
  }
  return found;
}

async function bringBack(
  admin: Admin,
  page: AdminPage,
  ids: readonly string[],
  transaction: Transaction,
): Promise<void> {
  await admin
    .modelOf(page)
    .restore({ where: { id: [...ids] }, individualHooks: true, transaction })
    .catch((error: unknown) => refuse(admin, page, error));
}

/** A link is put back where it is still empty, and only to a record that came back. */
async function linkAgain(
  admin: Admin,
  { table, attribute, to, ids }: Unlinked,
  returning: readonly Returning[],
  transaction: Transaction,
): Promise<void> {
  const page = admin.pages.find((one) => one.table === table);
  const target = page && admin.entryOf(page).references.find((one) => one.attribute === attribute)?.target;
  const isBack = returning.some((one) => one.page.table === target && one.rows.some(({ id }) => id === to));
  if (page === undefined || !isBack) return;
  for (const batch of batches(ids)) {
    const rows: Model[] = await admin.modelOf(page).findAll({
      where: { id: batch, [attribute]: null },
      paranoid: false,
      transaction,
      lock: transaction.LOCK.UPDATE,
    });
    for (const row of rows)
      await row
        .update({ [attribute]: to }, { transaction })
        .catch((error: unknown) => refuse(admin, page, error));
  }
}

/** What stands in the way of one table's rows, in words; any other error goes on. */
function refuse(admin: Admin, page: AdminPage, error: unknown): never {
  const seen = admin.seen(page);
  const wrong = refusedFields(admin.entryOf(page), seen, error);
  if (wrong === undefined) throw error;
  throw new NotRestored(
    Object.entries(wrong).map(([attribute, message]) => {
      const field = seen.fields.find((one) => one.attribute === attribute);
      return {
        field: field?.attribute,
        // Of a field that is hidden from whoever restores, the message may name the column.
        text:
          field === undefined && attribute !== ''
            ? `${page.label}: a value that you may not see is refused as things are.`
            : `${page.label}: ${field?.label ?? 'the record'} ${message}. Give the other one another value, then restore this one.`,
        href: undefined,
        label: undefined,
      };
    }),
  );
}
