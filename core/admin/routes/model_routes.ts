import { Router, type RequestHandler } from 'express';
import { onlyReadBody } from '../../web';
import { onlyUuid } from '../answer';
import type { Admin } from '../context';
import type { AdminPage } from '../describe';
import type { RowCounts } from '../record';
import { askEdit, askNew, doCreate, doUpdate } from './form_routes';
import { showList } from './list_routes';
import { askDelete, doDelete, showRecord } from './record_routes';

/** The generated routes of one model. Each names its permission: `customers.read`, `.create`, `.update`, `.delete`. */
export function modelRouter(admin: Admin, page: AdminPage, counts: RowCounts, ready: RequestHandler): Router {
  const may = (what: string): RequestHandler => admin.access(`${page.table}.${what}`);
  // Asked before a form is filled in; and when it is sent, since that may be much later.
  const proved = page.sensitive && admin.prove !== undefined ? [admin.prove] : [];
  const router = Router();
  router.param('id', onlyUuid);
  router.get('/', may('read'), ready, showList(admin, page, counts));
  // A form that could never be saved has no address.
  if (page.creatable) {
    router.get('/new', may('create'), ...proved, ready, askNew(admin, page));
    router.post('/new', may('create'), onlyReadBody, ...proved, ready, doCreate(admin, page, counts));
  }
  router.get('/:id', may('read'), ready, showRecord(admin, page));
  if (page.editable) {
    router.get('/:id/edit', may('update'), ...proved, ready, askEdit(admin, page));
    router.post('/:id/edit', may('update'), onlyReadBody, ...proved, ready, doUpdate(admin, page));
  }
  router.get('/:id/delete', may('delete'), ...proved, ready, askDelete(admin, page));
  router.post('/:id/delete', may('delete'), onlyReadBody, ...proved, ready, doDelete(admin, page, counts));
  return router;
}
