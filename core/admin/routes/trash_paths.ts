/** The addresses of the trash of one model. */
import type { RequestHandler, Router } from 'express';
import type { AdminPage } from '../../describe';
import type { Admin } from '../context';
import type { RowCounts } from '../record';
import { askPurge, doPurge } from './purge_routes';
import { doRestore } from './restore_routes';
import { showTrash, showTrashed } from './trash_routes';

/** What the routes of one model have in common. */
export interface Paths {
  readonly admin: Admin;
  readonly counts: RowCounts;
  /** The policy of a route: `customers.` and what is asked for. */
  readonly may: (what: string) => RequestHandler;
  /** Makes a handler out of the page as whoever asks sees it. */
  readonly seen: (make: (page: AdminPage) => RequestHandler) => RequestHandler;
  readonly ready: RequestHandler;
  /** Before a question about a change, and before the change itself. */
  readonly asks: readonly RequestHandler[];
  readonly writes: readonly RequestHandler[];
}

/** Whoever may read records may read those in the trash; who may delete them brings them back, or ends them. */
export function addTrashPaths(
  router: Router,
  { admin, counts, may, seen, ready, asks, writes }: Paths,
): void {
  const list = seen((own) => showTrash(admin, own));
  router.get('/trash', may('read'), ready, list);
  const show = seen((own) => showTrashed(admin, own));
  router.get('/trash/:id', may('read'), ready, show);
  const restore = seen((own) => doRestore(admin, own, counts));
  router.post('/trash/:id/restore', may('delete'), ...writes, restore);
  const [ask, purge] = [seen((own) => askPurge(admin, own)), seen((own) => doPurge(admin, own, counts))];
  router.get('/trash/:id/purge', may('delete'), ...asks, ask);
  router.post('/trash/:id/purge', may('delete'), ...writes, purge);
}
