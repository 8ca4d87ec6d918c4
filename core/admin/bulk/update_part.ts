/** Some records changed in one transaction, each through its model's own rules and listeners. */
import { Op, type Model, type Transaction } from 'sequelize';
import type { AdminPage } from '../../describe';
import { recordsWithin } from '../../scope';
import type { Admin } from '../context';
import { mustSeeTargets, mustStand } from '../form';
import type { Row } from '../record';
import type { DoPart } from './parts';

export interface Change {
  /** What must hold before anything is changed. @throws what refuses it */
  readonly first?: (transaction: Transaction) => Promise<void>;
  /** Changes a row, or does something else with it. */
  readonly each: (row: Model, transaction: Transaction) => void | Promise<void>;
}

/** Sets some values on each, which point to no record that whoever sets them does not see. */
export const setValues = (
  admin: Admin,
  page: AdminPage,
  values: Readonly<Record<string, unknown>>,
): Change => ({
  first: (transaction) => mustSeeTargets(admin, page, values, transaction),
  each: (row) => void row.set({ ...values }),
});

/** One record of many could not be changed: which, and why. */
export class RefusedRecord extends Error {
  /** As it was before. */
  readonly row: Row;
  readonly reason: unknown;

  constructor(row: Row, reason: unknown) {
    super('one record of many was refused', { cause: reason });
    this.row = row;
    this.reason = reason;
  }
}

/**
 * Rows that a rule keeps from whoever is acting, or that are gone meanwhile, are left out.
 * @returns how many rows are otherwise than before
 * @throws RefusedRecord: nothing of the part was changed
 */
export const updatePart =
  (admin: Admin, page: AdminPage, { first, each }: Change): DoPart =>
  (ids) =>
    admin.sequelize.transaction(async (transaction) => {
      await first?.(transaction);
      const rows = await admin.modelOf(page).findAll({
        where: {
          [Op.and]: [{ id: [...ids] }, ...recordsWithin(admin.conditions, page.table, 'update')],
        },
        order: [['id', 'ASC']],
        transaction,
        lock: transaction.LOCK.UPDATE,
      });
      let changed = 0;
      for (const row of rows) {
        // Read before it holds what was not stored.
        const before: Row = { ...(row.get({ plain: true }) as Row) };
        const version = String(row.get('updatedAt'));
        let isChanged = false;
        try {
          await each(row, transaction);
          isChanged = row.changed() !== false;
          if (isChanged) await row.save({ transaction });
        } catch (error) {
          throw new RefusedRecord(before, error);
        }
        if (isChanged || String(row.get('updatedAt')) !== version) changed += 1;
      }
      await mustStand(
        admin,
        page,
        rows.map((row) => String(row.get('id'))),
        'update',
        transaction,
      );
      return changed;
    });
