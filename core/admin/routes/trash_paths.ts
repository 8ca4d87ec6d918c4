/** The addresses of the trash of one model. */
import type { Router } from 'express';
import type { Paths } from './paths';
import { askPurge, doPurge } from './purge_routes';
import { doRestore } from './restore_routes';
import { showTrash, showTrashed } from './trash_routes';

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
