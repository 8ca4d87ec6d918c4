/** What a record's own page says of its past. */
import type { AdminPage } from '../../describe';
import type { Admin } from '../context';
import { momentOf } from '../record';
import { historyPath, NOBODY, wordsFor } from './history_page';
import { readHistory } from './read_history';
import { changedFields } from './shown_change';

export interface LastChange {
  readonly to: string;
  readonly total: number;
  /** Who did what when; undefined where nothing is known yet. */
  readonly last:
    { readonly who: string; readonly what: string; readonly when: ReturnType<typeof momentOf> } | undefined;
}

export async function lastChange(admin: Admin, page: AdminPage, id: string): Promise<LastChange | undefined> {
  const history = await readHistory(admin, page, id, { limit: 1 });
  if (history === undefined) return undefined;
  const [newest] = history.revisions;
  return {
    to: historyPath(page, id),
    total: history.total,
    last: newest && {
      who: newest.actorName ?? NOBODY,
      what: wordsFor(newest.action, changedFields(page, newest.changes).length),
      when: momentOf(newest.at, admin.now()),
    },
  };
}
