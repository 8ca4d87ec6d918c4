import type { Router } from 'express';
import type { AdminPage } from '../../describe';
import type { BulkRuns } from '../bulk';
import { actOnMany, actOnOne } from './act_routes';
import { changeMany, showRun } from './bulk_routes';
import { exportList, exportSelected } from './export_routes';
import type { Paths } from './paths';
import { trashMany, undoMany } from './trash_many';

/** What is done with many records of a model at once, and what its file declares to be done with them. */
export function addManyPaths(router: Router, paths: Paths, page: AdminPage, runs: BulkRuns): void {
  const { admin, counts, may, seen, ready, writes, plainly } = paths;
  const take = seen((own) => exportList(admin, own));
  router.get('/export', may('export'), take);
  const lead = seen((own) => exportSelected(admin, own));
  router.post('/bulk/export', may('export'), ...plainly, lead);
  if (page.editable) {
    const change = seen((own) => changeMany({ admin, page: own, runs }));
    router.post('/bulk/change', may('update'), ...writes, change);
  }
  if (page.editable || page.softDelete || page.actions.length > 0) {
    // Whoever began it sees it, and nobody else.
    const run = seen((own) => showRun({ admin, page: own, runs }));
    router.get('/bulk/:id', may('read'), ready, run);
  }
  if (page.softDelete) {
    const trash = seen((own) => trashMany({ admin, page: own, runs }, counts));
    router.post('/bulk/trash', may('delete'), ...writes, trash);
    const undo = seen((own) => undoMany({ admin, page: own, runs }, counts));
    router.post('/bulk/:id/undo', may('delete'), ...writes, undo);
  }
  for (const action of page.actions) {
    const allowed = admin.access(action.permission);
    const many = seen((own) => actOnMany({ admin, page: own, runs }, action));
    router.post(`/bulk/act/${action.name}`, allowed, ...writes, many);
    const one = seen((own) => actOnOne({ admin, page: own, runs }, action));
    router.post(`/:id/act/${action.name}`, allowed, ...writes, one);
  }
}
