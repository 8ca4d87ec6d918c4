/** A record points to those alone that whoever writes it may see: any other is refused as if it were not there. */
import { Op, type Transaction } from 'sequelize';
import type { AdminPage } from '../../describe';
import { UUID } from '../../query';
import { recordsWithin } from '../../scope';
import type { Admin } from '../context';
import { refusal } from '../problem';
import { writable } from './form_input';

/** Said of what is not there as well. */
export const GONE = 'points to a record that is not there any more';

/**
 * @param values what is written by attribute, without what stays as it was
 * @throws what the host answers as 422, with the fields
 */
export async function mustSeeTargets(
  admin: Admin,
  page: AdminPage,
  values: Readonly<Record<string, unknown>>,
  transaction: Transaction,
): Promise<void> {
  const wrong: string[] = [];
  for (const { attribute, target } of writable(page)) {
    const [other, id] = [target === undefined ? undefined : admin.pageOf(target), values[attribute]];
    if (other === undefined || typeof id !== 'string' || !UUID.test(id)) continue;
    const rules = recordsWithin(admin.conditions, other.table, 'read');
    if (rules.length === 0) continue;
    const where = { [Op.and]: [{ id }, ...rules] };
    if ((await admin.modelOf(other).count({ where, paranoid: false, transaction })) === 0)
      wrong.push(attribute);
  }
  if (wrong.length === 0) return;
  const errors = wrong.map((name) => ({ name, message: GONE }));
  throw refusal(422, 'Not saved', `${wrong.join(', ')} ${GONE}.`, errors);
}
