/** The addresses of the history of one model's records. */
import type { Router } from 'express';
import type { AdminPage } from '../../describe';
import { showHistory, showRevision } from './history_routes';
import { doRestoreRevision } from './revision_routes';
import type { Paths } from './paths';

/** Whoever may read a record may read its history; who may change it puts back what was. */
export function addHistoryPaths(
  router: Router,
  { admin, may, seen, ready, writes }: Paths,
  page: AdminPage,
): void {
  const list = seen((own) => showHistory(admin, own));
  router.get('/:id/history', may('read'), ready, list);
  const show = seen((own) => showRevision(admin, own));
  router.get('/:id/history/:revision', may('read'), ready, show);
  if (!page.editable) return;
  const restore = seen((own) => doRestoreRevision(admin, own));
  router.post('/:id/history/:revision/restore', may('update'), ...writes, restore);
}
