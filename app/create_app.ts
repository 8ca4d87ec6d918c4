/** Composes one web application out of a booted host. Nothing listens yet. */
import path from 'node:path';
import { statSync } from 'node:fs';
import express, { Router, type Express } from 'express';
import type { Logger } from 'pino';
import {
  framed,
  pageEngine,
  readAssets,
  takesFiles,
  VIEWS_DIR,
  type AdminArea,
  type FrameOptions,
} from '../core/admin';
import { actor, may } from '../core/actor';
import type { Host } from '../core/boot';
import type { Access, Mailer } from '../core/declare';
import type { Finding } from '../core/findings';
import type { KeptMail } from '../core/mail';
import * as mount from '../core/mount';
import * as web from '../core/web';
import { adminAreaOf } from './admin_area';
import { mountViews } from './mount_views';
import { visitsOf } from './visits';
import { guardingOf, isSecure, type Guarding } from './guarding';
import type { Config } from './config';

export interface AppOptions {
  readonly host: Host;
  readonly config: Pick<
    Config,
    | 'environment'
    | 'modules'
    | 'sessionSecret'
    | 'encryptionKey'
    | 'encryptionKeyOld'
    | 'publicUrl'
    | 'importMaxBytes'
    | 'trustProxy'
    | 'trashDays'
  >;
  /** Absolute path of the folder for files that can be made again. */
  readonly cacheDir: string;
  readonly mailer: Mailer;
  /** Where mail is kept that does not go out, for those who develop. */
  readonly mailbox?: KeptMail | undefined;
  readonly log: Logger;
  /** Asked by `/health/ready`. */
  readonly state: () => web.ServingState;
}

export interface App {
  readonly express: Express;
  /** Every route there is: the host's own, the generated ones, then the modules'. */
  readonly routes: readonly mount.RouteInfo[];
  /** Routes without a policy, routes twice, views that fail: with one of them the host does not start. */
  readonly findings: readonly Finding[];
  /** Whether people can be told apart; otherwise only this machine may reach it. */
  readonly knowsPeople: boolean;
  /** Resolves when no work is left in the background. */
  readonly settled: () => Promise<void>;
  /** Begins what is done every now and then; answers what ends it. */
  readonly begin: () => () => Promise<void>;
}

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

const ownSource = { module: 'host', file: 'app/create_app.ts' };
const adminSource = { module: 'admin', file: 'core/admin/admin_router.ts' };

type Found = ReturnType<typeof mount.routesOf>;

/** Pages that are made from a model are said to come from its file: there their address is decided. */
const generatedRoutes = (assets: Router, { parts }: AdminArea): Found[] => [
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
function healthRouter(access: Access, { host, state }: AppOptions): Router {
  return web.healthRouter({ policy: access.public(), state, database: () => host.database.health() });
}

/** The first page of all is the first that somebody may see. */
function homeRouter(access: Access, { own }: Guarding): Router {
  const router = Router();
  router.get('/', access.public(), (_request, response) =>
    response.redirect(
      own === undefined || actor() === undefined || may('admin.read') ? '/admin' : own.account,
    ),
  );
  return router;
}

const beginning =
  ({ keepSweeping }: AdminArea, { log }: Host): App['begin'] =>
  () => {
    const sweeping = keepSweeping(log);
    return () => sweeping.stop();
  };

function useTemplates(app: Express, { show }: AdminArea, { host, config }: AppOptions): void {
  const { root, modules } = host.project;
  const cache = config.environment === 'production';
  const sources = mount.templateSources(
    root,
    modules.map(({ folder }) => folder),
    VIEWS_DIR,
  );
  const find = mount.templateFinder({ sources, isFile, cache });
  const engine = pageEngine({ views: [path.join(root, 'views', 'overrides'), VIEWS_DIR], cache, cell: show });
  mount.mountTemplates(app, { find, engine, sayFile: !cache });
}

/** What every request goes through before a route sees it; the order is the point. */
function useGuards(
  app: Express,
  { log, config }: AppOptions,
  health: Router,
  { first, knowsPeople }: Guarding,
): void {
  app.disable('x-powered-by');
  // Express's own last handler, which only a fault in ours could reach, shows stacks in any other environment.
  app.set('env', 'production');
  web.useFlatQuery(app);
  app.set('trust proxy', config.trustProxy);
  app.use(web.requestLog(log), web.securityHeaders({ secure: isSecure(config) }), web.compress());
  // Whoever watches over the host is answered also where a guard cannot read its tables. Without a guard nobody but this
  // machine is.
  if (knowsPeople) app.use(health);
  app.use(...first, web.onlyOwnPages, web.checkAddress);
  if (!knowsPeople) app.use(health);
}

/** Puts everything together. What modules do wrong is among the findings; the caller stops on errors. */
export function createApp(options: AppOptions): App {
  const { host, config, log } = options;
  const production = config.environment === 'production';
  const guarding = guardingOf(options);
  const access = mount.createAccess(guarding.showDoor);
  const health = healthRouter(access, options);
  const home = homeRouter(access, guarding);
  const { prove, own: aboutOneself } = guarding;
  const area = adminAreaOf(host, {
    access,
    prove,
    cacheDir: options.cacheDir,
    mailbox: options.mailbox,
    account: aboutOneself?.account,
    importMaxBytes: config.importMaxBytes,
    trashDays: config.trashDays,
  });
  const assets = readAssets();
  const assetRoutes = assets.router(access);

  const own = [health, home].map((router) => mount.routesOf(router, '/', ownSource));
  const taken = [...own, ...generatedRoutes(assetRoutes, area)];
  const views = mountViews(
    access,
    guarding,
    area,
    taken.flatMap(({ routes }) => routes),
    options,
  );

  const app = express();
  useTemplates(app, area, options);
  // First, so that a refusal by one of the guards is drawn like every other page.
  const pass: FrameOptions['pass'] = (asked) => host.hooks.filter('host:menu', asked);
  const visits = visitsOf(host);
  app.use(
    framed({
      menu: area.menu,
      pass,
      visited: visits.tell,
      environment: config.environment,
      assets: assets.base,
      own: guarding.own,
    }),
  );
  useGuards(app, options, health, guarding);
  app.use(
    mount.staticRouter({ modules: host.project.modules.map(({ folder }) => folder), cache: production }),
  );
  app.use(web.readBody, web.readFirstField(takesFiles), ...guarding.then);
  app.use(home, assetRoutes, area.router, views.router);
  app.use(web.notFound((at) => mount.methodsAt(app.router, at)));
  app.use(web.errorHandler({ log, production }));
  return {
    express: app,
    routes: views.routes,
    findings: [...guarding.findings, ...taken.flatMap(({ findings }) => findings), ...views.findings],
    knowsPeople: guarding.knowsPeople,
    settled: async () => {
      await Promise.all([area.settled(), visits.settled()]);
    },
    begin: beginning(area, host),
  };
}
