/** What is known of one record's past, as whoever keeps it answers. */
import type { AskedHistory, Revision } from '../../declare';
import type { AdminPage } from '../../describe';
import type { Admin } from '../context';

export interface History {
  readonly revisions: readonly Revision[];
  readonly total: number;
}

/** Undefined where nobody keeps any: no module does, or the model says that nothing is to be kept. */
export async function readHistory(
  admin: Admin,
  page: AdminPage,
  recordId: string,
  { part, limit }: Pick<AskedHistory, 'part' | 'limit'>,
): Promise<History | undefined> {
  if (admin.passHistory === undefined || !isKept(admin, page)) return undefined;
  const asked: AskedHistory = {
    table: page.table,
    recordId,
    limit,
    revisions: [],
    total: undefined,
    ...(part !== undefined && { part }),
  };
  const { revisions, total } = await admin.passHistory(asked);
  return total === undefined ? undefined : { revisions, total };
}

/** Whether the changes of a model are told at all. */
export const isKept = (admin: Admin, page: AdminPage): boolean => admin.entryOf(page).definition.audit;
