/** Records that must be back first: what comes back may not hang on something in the trash. */
import { Op, type Transaction } from 'sequelize';
import { may } from '../../actor';
import { lower, type AdminPage } from '../../describe';
import type { ReferenceEdge } from '../../registry';
import type { Admin } from '../context';
import { readEveryRow, readLinks, type Row } from '../record';
import type { Reason } from './not_restored';

/** Rows of one table that are to come back. */
export interface Returning {
  readonly page: AdminPage;
  readonly rows: readonly Row[];
}

/**
 * Parents in the trash that do not come back along with their children. A link that may be empty is no reason: the
 * record shows it as one into the trash. Parents that are there are locked, so that they stay.
 */
export async function missingParents(
  admin: Admin,
  returning: readonly Returning[],
  transaction: Transaction,
): Promise<Reason[]> {
  const back = new Set(
    returning.flatMap(({ page, rows }) => rows.map((row) => `${page.table} ${String(row['id'])}`)),
  );
  const reasons: Reason[] = [];
  for (const { page, rows } of returning) {
    for (const edge of admin.entryOf(page).references) {
      const target = admin.pages.find(({ table }) => table === edge.target);
      if (target?.softDelete !== true || edge.onDelete === 'SET NULL') continue;
      const ids = new Set(
        rows
          .map((row) => row[edge.attribute])
          .filter((id) => id != null && !back.has(`${edge.target} ${String(id)}`)),
      );
      if (ids.size === 0) continue;
      const parents = await readEveryRow(admin, target, {
        attributes: ['id', 'deletedAt'],
        where: { id: { [Op.in]: [...ids] as string[] } },
        order: ['id'],
        paranoid: false,
        transaction,
        lock: transaction.LOCK.SHARE,
      });
      const gone = parents.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => String(id));
      if (gone.length > 0) reasons.push(...(await reasonsFor(admin, page, edge, target, gone)));
    }
  }
  return reasons;
}

/** Named only for whoever may see them. */
async function reasonsFor(
  admin: Admin,
  page: AdminPage,
  edge: ReferenceEdge,
  target: AdminPage,
  ids: readonly string[],
): Promise<Reason[]> {
  const seen = admin.seen(target);
  const links = may(`${target.table}.read`)
    ? await readLinks(admin, seen, ids)
    : new Map<string, { readonly label: string }>();
  const field = admin.seen(page).byKey.get(edge.field);
  // A field that is hidden from whoever restores is not told by this way either.
  if (field === undefined)
    return [{ field: undefined, text: `${page.label}: ${HIDDEN}`, href: undefined, label: undefined }];
  return ids.map((id) => ({
    field: field.attribute,
    text: `${page.label}: its ${lower(field.label)} is in the trash. Restore that first.`,
    href: links.has(id) ? `${target.path}/trash/${id}` : undefined,
    label: links.get(id)?.label,
  }));
}

const HIDDEN = 'something it belongs to is in the trash. That has to be restored first.';
