import { Router, type RequestHandler } from 'express';
import { wantsJson } from './answer';
import { adminOf, type Admin, type AdminOptions } from './context';
import { ADMIN_BASE } from './describe';
import { diagramStore, type DiagramStore } from './diagram';
import { railOf, themeRouter, type Rail } from './frame';
import { countText, rowCounts, shownField, type RowCounts, type ShowField } from './record';
import { modelRouter } from './routes/model_routes';
import { showModels, showModules, showOverview } from './routes/system_routes';

export interface AdminArea {
  /** All generated routes, with whole paths: mounted at the root, before the modules' own. */
  readonly router: Router;
  /** The rail beside the page at an address. */
  readonly rail: (path: string) => Rail;
  /** How a field of a stored row is shown, for templates of modules. */
  readonly show: ShowField;
  /** Resolves when no diagram is being laid out. */
  readonly settled: () => Promise<void>;
}

/** The admin area of one host, made from its registry: lists, records, forms, deletion and the system pages. */
export function adminArea(options: AdminOptions): AdminArea {
  const admin = adminOf(options);
  const counts = rowCounts(admin);
  const store = diagramStore(options.cacheDir);
  const countOf = (table: string): string | undefined => {
    const count = counts.of(table);
    return count === undefined ? undefined : countText(count);
  };
  const { pages, ranges, registry, links } = admin;
  return {
    router: routesOf(admin, counts, store),
    rail: (path) => railOf({ pages, ranges, links, modules: registry.modules.length, countOf }, path),
    show: shownField(admin),
    settled: store.settled,
  };
}

function routesOf(admin: Admin, counts: RowCounts, store: DiagramStore): Router {
  const { access } = admin;
  const router = Router();
  const area = Router();
  const ready = prepared(counts);
  router.use(ADMIN_BASE, area);
  area.use(themeRouter(access));
  area.get('/', access('admin.read'), ready, showOverview(admin, counts));
  area.get('/system/models', access('system.models.read'), ready, showModels(admin, store, counts));
  area.get('/system/modules', access('system.modules.read'), ready, showModules(admin));
  // A router for each module and each table: an address is compared with modules, then tables, never with all routes.
  const modules = new Map<string, Router>();
  for (const page of admin.pages) {
    const [module = '', table = ''] = page.path.slice(ADMIN_BASE.length + 1).split('/');
    const ofModule = modules.get(module) ?? Router();
    if (!modules.has(module)) area.use(`/${module}`, ofModule);
    modules.set(module, ofModule);
    ofModule.use(`/${table}`, modelRouter(admin, page, counts, ready));
  }
  return router;
}

/** What every page needs before it is drawn; it stands behind the policy of its route. */
const prepared =
  (counts: RowCounts): RequestHandler =>
  async (request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', Vary: 'Accept, Cookie' });
    if (!wantsJson(request)) await counts.refresh();
    next();
  };
