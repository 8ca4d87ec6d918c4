import { Router, type RequestHandler } from 'express';
import type { AdminPage } from '../../describe';
import { onlyReadBody } from '../../web';
import { onlyUuid } from '../answer';
import type { Admin } from '../context';
import { isKept } from '../history';
import type { RowCounts } from '../record';
import { exportList } from './export_routes';
import { askEdit, askNew, doCreate, doUpdate } from './form_routes';
import { showList } from './list_routes';
import { askDelete, doDelete, showRecord } from './record_routes';
import { addHistoryPaths } from './history_paths';
import { addTrashPaths } from './trash_paths';

/** Makes a handler out of the page as whoever asks sees it: fields that are hidden from them are not in it. */
const asSeen =
  (admin: Admin, page: AdminPage) =>
  (make: (page: AdminPage) => RequestHandler): RequestHandler =>
  (request, response, next) =>
    make(admin.seen(page))(request, response, next);

/** The generated routes of one model. Each names its permission: `customers.read`, `.create`, `.update`, `.delete`. */
export function modelRouter(admin: Admin, page: AdminPage, counts: RowCounts, ready: RequestHandler): Router {
  const may = (what: string): RequestHandler => admin.access(`${page.table}.${what}`);
  const seen = asSeen(admin, page);
  // Asked before a form is filled in; and when it is sent, since that may be much later.
  const proved = page.sensitive && admin.prove !== undefined ? [admin.prove] : [];
  const asks = [...proved, ready];
  const writes = [onlyReadBody, ...proved, ready];
  const router = Router();
  router.param('id', onlyUuid);
  router.param('revision', onlyUuid);
  const list = seen((own) => showList(admin, own, counts));
  router.get('/', may('read'), ready, list);
  const take = seen((own) => exportList(admin, own));
  router.get('/export', may('export'), take);
  // A form that could never be saved has no address.
  if (page.creatable) {
    const [ask, create] = [seen((own) => askNew(admin, own)), seen((own) => doCreate(admin, own, counts))];
    router.get('/new', may('create'), ...asks, ask);
    router.post('/new', may('create'), ...writes, create);
  }
  const paths = { admin, counts, may, seen, ready, asks, writes };
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
