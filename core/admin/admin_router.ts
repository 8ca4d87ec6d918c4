import { Router, type RequestHandler } from 'express';
import { may } from '../actor';
import type { Log, MenuEntry } from '../declare';
import { wantsJson } from './answer';
import { bulkRuns, type BulkRuns } from './bulk';
import { adminOf, type Admin, type AdminOptions } from './context';
import { ADMIN_BASE, type AdminPage } from '../describe';
import { diagramStore, type DiagramStore } from './diagram';
import { importDesk, type ImportDesk } from './import';
import { migrationWork, type MigrationWork } from './migrations';
import { narrowed, singleKeysRouter, themeRouter, type Menu } from './frame';
import { countText, rowCounts, shownField, type RowCounts, type ShowField } from './record';
import { showMailbox, showMessage } from './routes/mailbox_routes';
import { modelRouter } from './routes/model_routes';
import { showKeys, showSearch } from './routes/search_routes';
import { showMigrations } from './routes/migration_routes';
import { showModels, showModules, showOverview } from './routes/system_routes';
import { keepSweeping, type Sweeping } from './trash';

/** One router of the area, with the address it lies at and, for the pages of a model, what they are made from. */
export interface AdminPart {
  readonly router: Router;
  readonly base: string;
  readonly page?: Pick<AdminPage, 'module' | 'file' | 'table'>;
}

export interface AdminArea {
  /** All generated routes, with whole paths: mounted at the root, before the modules' own. */
  readonly router: Router;
  /** What the router is made of. */
  readonly parts: readonly AdminPart[];
  /** Descriptions of all models, in loading order. */
  readonly pages: readonly AdminPage[];
  /** The menu beside every page. */
  readonly menu: Menu;
  /** How a field of a stored row is shown, for templates of modules. */
  readonly show: ShowField;
  /** Resolves when no diagram is being laid out, nothing is being measured, and runs and imports have stopped at a batch. */
  readonly settled: () => Promise<void>;
  /** Begins to empty the trash of what is too old, until it is stopped. */
  readonly keepSweeping: (log: Log) => Sweeping;
}

/** The admin area of one host, made from its registry: lists, records, forms, deletion and the system pages. */
export function adminArea(options: AdminOptions): AdminArea {
  const admin = adminOf(options);
  const counts = rowCounts(admin);
  const store = diagramStore(options.cacheDir);
  const work = migrationWork(admin.desk, admin.now);
  const runs = bulkRuns();
  const desk = admin.passImports === undefined ? undefined : importDesk(admin);
  const { pages, contributed } = admin;
  const tableAt = new Map(pages.map(({ path, table }) => [path, table]));
  const countOf = ({ to }: MenuEntry): string | undefined => {
    const table = tableAt.get(to);
    const count = table === undefined ? undefined : counts.of(table);
    return count === undefined ? undefined : countText(count);
  };
  return {
    ...routesOf(admin, { counts, store, work, runs, desk }),
    pages,
    menu: { contributed, shown: () => narrowed(contributed, may, countOf) },
    show: shownField(admin),
    settled: async () => {
      await Promise.all([store.settled(), work.settled(), runs.settled(), desk?.settled()]);
    },
    keepSweeping: (log) => keepSweeping(admin, { days: admin.trashDays, log }),
  };
}

/** What is found out behind the pages and kept for the next one. */
interface Behind {
  readonly counts: RowCounts;
  readonly store: DiagramStore;
  readonly work: MigrationWork;
  readonly runs: BulkRuns;
  /** Nothing where nothing can be imported. */
  readonly desk: ImportDesk | undefined;
}

function routesOf(
  admin: Admin,
  { counts, store, work, runs, desk }: Behind,
): Pick<AdminArea, 'router' | 'parts'> {
  const { access } = admin;
  const router = Router();
  const area = Router();
  const system = Router();
  const ready = prepared(counts);
  router.use(ADMIN_BASE, area);
  system.use(themeRouter(access), singleKeysRouter(access, admin.keysChosen));
  system.get('/search', access.signedIn(), ready, showSearch(admin, counts));
  system.get('/keys', access.signedIn(), ready, showKeys);
  system.get('/', access('admin.read'), ready, showOverview(admin, counts));
  system.get('/system/models', access('system.models.read'), ready, showModels(admin, store, counts));
  system.get('/system/modules', access('system.modules.read'), ready, showModules(admin));
  system.get('/system/migrations', access('system.migrations.read'), ready, showMigrations(admin, work));
  if (admin.mailbox !== undefined) {
    system.get('/system/mailbox', access('system.mailbox.read'), ready, showMailbox(admin.mailbox));
    system.get('/system/mailbox/:id', access('system.mailbox.read'), ready, showMessage(admin.mailbox));
  }
  area.use(system);
  const parts: AdminPart[] = [{ router: system, base: ADMIN_BASE }];
  // A router for each module and each table: an address is compared with modules, then tables, never with all routes.
  const modules = new Map<string, Router>();
  for (const page of admin.pages) {
    const [module = '', table = ''] = page.path.slice(ADMIN_BASE.length + 1).split('/');
    const ofModule = modules.get(module) ?? Router();
    if (!modules.has(module)) area.use(`/${module}`, ofModule);
    modules.set(module, ofModule);
    const ofTable = modelRouter(admin, page, { counts, runs, desk, ready });
    ofModule.use(`/${table}`, ofTable);
    parts.push({ router: ofTable, base: page.path, page });
  }
  return { router, parts };
}

/** What every page needs before it is drawn; it stands behind the policy of its route. */
const prepared =
  (counts: RowCounts): RequestHandler =>
  async (request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', Vary: 'Accept, Cookie' });
    if (!wantsJson(request)) await counts.refresh();
    next();
  };
