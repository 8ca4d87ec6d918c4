import { Router, type RequestHandler } from 'express';
import { onlyReadBody } from '../../web';
import { onlyUuid } from '../answer';
import type { Admin } from '../context';
import type { AdminPage } from '../../describe';
import type { RowCounts } from '../record';
import { askEdit, askNew, doCreate, doUpdate } from './form_routes';
import { showList } from './list_routes';
import { askDelete, doDelete, showRecord } from './record_routes';

/** The generated routes of one model. Each names its permission: `customers.read`, `.create`, `.update`, `.delete`. */
export function modelRouter(admin: Admin, page: AdminPage, counts: RowCounts, ready: RequestHandler): Router {
  const may = (what: string): RequestHandler => admin.access(`${page.table}.${what}`);
  // Asked before a form is filled in; and when it is sent, since that may be much later.
  const proved = page.sensitive && admin.prove !== undefined ? [admin.prove] : [];
  // Fields that are hidden from somebody are not in the page their request is answered from.
  const seen =
    (make: (page: AdminPage) => RequestHandler): RequestHandler =>
    (request, response, next) =>
      make(admin.seen(page))(request, response, next);
  const router = Router();
  router.param('id', onlyUuid);
  router.get(
    '/',
    may('read'),
    ready,
    seen((own) => showList(admin, own, counts)),
  );
  // A form that could never be saved has no address.
  if (page.creatable) {
    router.get(
      '/new',
      may('create'),
      ...proved,
      ready,
      seen((own) => askNew(admin, own)),
    );
    router.post(
      '/new',
      may('create'),
      onlyReadBody,
      ...proved,
      ready,
      seen((own) => doCreate(admin, own, counts)),
    );
  }
  router.get(
    '/:id',
    may('read'),
    ready,
    seen((own) => showRecord(admin, own)),
  );
  if (page.editable) {
    router.get(
      '/:id/edit',
      may('update'),
      ...proved,
      ready,
      seen((own) => askEdit(admin, own)),
    );
    router.post(
      '/:id/edit',
      may('update'),
      onlyReadBody,
      ...proved,
      ready,
      seen((own) => doUpdate(admin, own)),
    );
  }
  router.get(
    '/:id/delete',
    may('delete'),
    ...proved,
    ready,
    seen((own) => askDelete(admin, own)),
  );
  router.post(
    '/:id/delete',
    may('delete'),
    onlyReadBody,
    ...proved,
    ready,
    seen((own) => doDelete(admin, own, counts)),
  );
  return router;
}
