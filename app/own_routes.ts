/** The host's own routes, and where each generated one is said to come from. */
import { Router } from 'express';
import { actor, may } from '../core/actor';
import type { AdminArea } from '../core/admin';
import type { Access } from '../core/declare';
import * as mount from '../core/mount';
import * as web from '../core/web';
import type { AppOptions } from './app_options';
import type { Guarding } from './guarding';

const ownSource = { module: 'host', file: 'app/own_routes.ts' };
const adminSource = { module: 'admin', file: 'core/admin/admin_router.ts' };

type Found = ReturnType<typeof mount.routesOf>;

/** Pages that are made from a model are said to come from its file: there their address is decided. */
export const generatedRoutes = (assets: Router, { parts }: AdminArea): Found[] => [
  mount.routesOf(assets, '/', adminSource),
  ...parts.map(({ router, base, page }) =>
    mount.routesOf(
      router,
      base,
      page === undefined ? adminSource : { module: page.module, file: page.file, table: page.table },
    ),
  ),
];

/** Asked every few seconds, by whoever watches over the host: before anybody is asked who they are. */
export function healthRouter(access: Access, { host, state }: AppOptions): Router {
  return web.healthRouter({ policy: access.public(), state, database: () => host.database.health() });
}

/** The first page of all is the first that somebody may see. */
export function homeRouter(access: Access, { own }: Guarding): Router {
  const router = Router();
  router.get('/', access.public(), (_request, response) =>
    response.redirect(
      own === undefined || actor() === undefined || may('admin.read') ? '/admin' : own.account,
    ),
  );
  return router;
}

export const ownRoutes = (routers: readonly Router[]): Found[] =>
  routers.map((router) => mount.routesOf(router, '/', ownSource));
