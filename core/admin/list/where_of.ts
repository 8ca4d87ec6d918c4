/** What a list asks the database: its search, its filters, and the rules of the tables that filters lead to. */
import { Op, type WhereOptions } from 'sequelize';
import { actor } from '../../actor';
import type { AdminPage } from '../../describe';
import { filterConditions, searchCondition, type ListQuery } from '../../query';
import { idsIn, recordsWithin } from '../../scope';
import type { Admin } from '../context';

export const whereOf = (
  admin: Admin,
  page: AdminPage,
  query: Pick<ListQuery, 'q' | 'filters'>,
): WhereOptions => ({
  [Op.and]: [
    ...searchCondition(page.search, query.q),
    ...filterConditions(
      query.filters,
      idsIn(admin.modelOf, ({ table }) => recordsWithin(admin.conditions, table, 'read')),
      actor()?.id,
    ),
  ],
});
