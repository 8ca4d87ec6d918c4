/** Composes one web application out of a booted host. Nothing listens yet. */
import path from 'node:path';
import { statSync } from 'node:fs';
import express, { Router, type Express } from 'express';
import type { Logger } from 'pino';
import {
  adminArea,
  framed,
  pageEngine,
  readAssets,
  VIEWS_DIR,
  type AdminArea,
  type ModuleLink,
} from '../core/admin';
import type { Host } from '../core/boot';
import type { Access } from '../core/declare';
import type { Finding } from '../core/findings';
import * as mount from '../core/mount';
import * as web from '../core/web';
import type { Config } from './config';
import { installed } from './installed';

export interface AppOptions {
  readonly host: Host;
  readonly config: Pick<Config, 'environment' | 'modules'>;
  /** Absolute path of the folder for files that can be made again. */
  readonly cacheDir: string;
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
  /** Resolves when no work is left in the background. */
  readonly settled: () => Promise<void>;
}

/** Until sign-in exists everybody who reaches the server, which is this machine, may do everything. */
const decide: mount.Decide = () => true;

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

const ownSource = { module: 'host', file: 'app/create_app.ts' };
const adminSource = { module: 'admin', file: 'core/admin/admin_router.ts' };

/** Addresses of the host itself that need no layout. */
function ownRouter(access: Access, { host, state }: AppOptions): Router {
  const router = Router();
  router.use(web.healthRouter({ policy: access.public(), state, database: () => host.database.health() }));
  router.get('/', access.public(), (_request, response) => response.redirect('/admin'));
  return router;
}

/** Links that manifests put into the rail, with whole addresses. */
const menuLinks = ({ modules }: Host['project']): readonly ModuleLink[] =>
  modules.flatMap(({ folder, manifest }) =>
    (manifest.menu ?? []).map(({ title, to }) => {
      const base = mount.mountPath(folder, manifest);
      return {
        module: folder.name,
        title,
        to: to === '/' ? base : to.startsWith('/') ? to : `${base}/${to}`,
      };
    }),
  );

function areaOf(access: Access, { host, cacheDir }: AppOptions): AdminArea {
  const { registry, discovered, findings, left } = host.project;
  return adminArea({
    registry,
    models: host.models,
    sequelize: host.sequelize,
    access,
    ranges: discovered.ranges,
    findings,
    left,
    links: menuLinks(host.project),
    titles: new Map(installed(host.project).map(({ name, title }) => [name, title])),
    cacheDir,
  });
}

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

function mountViews(access: Access, taken: readonly mount.RouteInfo[], options: AppOptions): mount.Mounted {
  const { host, config, log } = options;
  return mount.mountModules({
    modules: host.project.modules.map((one) => ({ ...one, view: host.views.get(one.folder.name) })),
    models: host.models,
    hooks: host.hooks,
    access,
    logOf: (module) => log.child({ module }),
    configOf: (module) => config.modules.get(module) ?? {},
    taken,
  });
}

/** What every request goes through before a route sees it; the order is the point. */
function useGuards(app: Express, { log }: AppOptions, own: Router): void {
  app.disable('x-powered-by');
  // Express's own last handler, which only a fault in ours could reach, shows stacks in any other environment.
  app.set('env', 'production');
  web.useFlatQuery(app);
  app.use(web.requestLog(log), web.securityHeaders({ secure: false }));
  app.use(web.onlyThisMachine, web.checkAddress);
  app.use(own);
}

/** Puts everything together. What modules do wrong is among the findings; the caller stops on errors. */
export function createApp(options: AppOptions): App {
  const { host, config, log } = options;
  const production = config.environment === 'production';
  const access = mount.createAccess(decide);
  const own = ownRouter(access, options);
  const area = areaOf(access, options);
  const assets = readAssets();
  const generated = Router().use(assets.router(access), area.router);

  const taken = [mount.routesOf(own, '/', ownSource), mount.routesOf(generated, '/', adminSource)];
  const views = mountViews(
    access,
    taken.flatMap(({ routes }) => routes),
    options,
  );

  const app = express();
  useTemplates(app, area, options);
  // First, so that a refusal by one of the guards is drawn like every other page.
  const frame = { rail: area.rail, identity: web.developmentIdentity, environment: config.environment };
  app.use(framed({ ...frame, assets: assets.base }));
  useGuards(app, options, own);
  app.use(
    mount.staticRouter({ modules: host.project.modules.map(({ folder }) => folder), cache: production }),
  );
  app.use(web.readBody, web.actAs(web.developmentIdentity));
  app.use(generated, views.router);
  app.use(web.notFound((at) => mount.methodsAt(app.router, at)));
  app.use(web.errorHandler({ log, production }));
  return {
    express: app,
    routes: views.routes,
    findings: [...taken.flatMap(({ findings }) => findings), ...views.findings],
    settled: area.settled,
  };
}
