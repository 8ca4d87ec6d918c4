import { Router, type RequestHandler } from 'express';
import type { AdminPage } from '../../describe';
import { onlyReadBody } from '../../web';
import { onlyUuid } from '../answer';
import type { BulkRuns } from '../bulk';
import type { Admin } from '../context';
import { isKept } from '../history';
import type { ImportDesk } from '../import';
import type { RowCounts } from '../record';
import { askEdit, askNew, doCreate } from './form_routes';
import { addImportPaths } from './import_paths';
import { showList } from './list_routes';
import { addManyPaths } from './many_paths';
import type { Paths } from './paths';
import { askDelete, doDelete, showRecord } from './record_routes';
import { doUpdate } from './update_routes';
import { addHistoryPaths } from './history_paths';
import { addTrashPaths } from './trash_paths';

/** What the routes of all models share. */
export interface Beside {
  readonly counts: RowCounts;
  readonly runs: BulkRuns;
  /** Nothing where nothing can be imported. */
  readonly desk: ImportDesk | undefined;
  /** What every page needs before it is drawn. */
  readonly ready: RequestHandler;
}

function pathsOf(admin: Admin, page: AdminPage, { counts, ready }: Beside): Paths {
  // Asked before a form is filled in; and when it is sent, since that may be much later.
  const proved = page.sensitive && admin.prove !== undefined ? [admin.prove] : [];
  return {
    admin,
    counts,
    ready,
    may: (what) => admin.access(`${page.table}.${what}`),
    seen: (make) => (request, response, next) => make(admin.seen(page))(request, response, next),
    asks: [...proved, ready],
    writes: [onlyReadBody, ...proved, ready],
    plainly: [onlyReadBody, ready],
  };
}

/** The generated routes of one model. Each names its permission: `customers.read`, `.create`, `.update`, `.delete`. */
export function modelRouter(admin: Admin, page: AdminPage, beside: Beside): Router {
  const { counts, runs, desk, ready } = beside;
  const paths = pathsOf(admin, page, beside);
  const { may, seen, asks, writes } = paths;
  const router = Router();
  router.param('id', onlyUuid);
  router.param('revision', onlyUuid);
  const list = seen((own) => showList(admin, own, counts));
  router.get('/', may('read'), ready, list);
  addManyPaths(router, paths, page, runs);
  // A form that could never be saved has no address.
  if (page.creatable) {
    const [ask, create] = [seen((own) => askNew(admin, own)), seen((own) => doCreate(admin, own, counts))];
    router.get('/new', may('create'), ...asks, ask);
    router.post('/new', may('create'), ...writes, create);
  }
  if (page.creatable && desk !== undefined) addImportPaths(router, paths, desk);
  if (page.softDelete) addTrashPaths(router, paths);
  const show = seen((own) => showRecord(admin, own));
  router.get('/:id', may('read'), ready, show);
  if (page.editable) {
    const [ask, update] = [seen((own) => askEdit(admin, own)), seen((own) => doUpdate(admin, own))];
    router.get('/:id/edit', may('update'), ...asks, ask);
    router.post('/:id/edit', may('update'), ...writes, update);
  }
  if (isKept(admin, page)) addHistoryPaths(router, paths, page);
  const [ask, remove] = [seen((own) => askDelete(admin, own)), seen((own) => doDelete(admin, own, counts))];
  router.get('/:id/delete', may('delete'), ...asks, ask);
  router.post('/:id/delete', may('delete'), ...writes, remove);
  return router;
}
