/** The pages that somebody has looked at last: written behind their back, one small statement for each. */
import { op, type Instance, type Models, type Visit } from 'ordinal-host';
import { QUICK } from './quick_button';

type Rows = Pick<Models, 'NavigationBreadcrumb'>;

/** So many are kept of each person. */
export const KEPT = 20;
const LONGEST_ADDRESS = 500;
const LONGEST_TITLE = 200;
/** What is too many is taken away not every time. */
const EVERY = 10;

export const recentOf = (
  { NavigationBreadcrumb }: Rows,
  userId: string,
): Promise<Instance<'NavigationBreadcrumb'>[]> =>
  NavigationBreadcrumb.findAll({ where: { userId }, order: [['visitedAt', 'DESC'], 'id'], limit: KEPT });

/** What was asked of a page is not remembered: one list, filtered in ten ways, would be all there is. */
const isWorthIt = ({ address, title }: Visit): boolean =>
  title !== '' && address !== QUICK && !address.includes('?') && address.length <= LONGEST_ADDRESS;

/** Answers what notes a visit. */
export function recorder(rows: Rows): (visit: Visit) => Promise<void> {
  let noted = 0;
  return async (visit) => {
    const { identity, address, title } = visit;
    const userId = identity.id;
    if (userId === null || !isWorthIt(visit)) return;
    await rows.NavigationBreadcrumb.bulkCreate(
      [{ userId, address, title: title.slice(0, LONGEST_TITLE), visitedAt: new Date() }],
      { updateOnDuplicate: ['title', 'visitedAt', 'updatedAt'], conflictAttributes: ['userId', 'address'] },
    );
    noted += 1;
    if (noted % EVERY === 0) await forgetOld(rows, userId);
  };
}

async function forgetOld(rows: Rows, userId: string): Promise<void> {
  const last = (await recentOf(rows, userId)).at(KEPT - 1);
  if (last === undefined) return;
  const where = { userId, visitedAt: { [op.lt]: last.visitedAt } };
  await rows.NavigationBreadcrumb.destroy({ where });
}
