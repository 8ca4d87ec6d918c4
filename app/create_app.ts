/** Composes one web application out of a booted host. Nothing listens yet. */
import express from 'express';
import { framed, readAssets, takesFiles, type AdminArea, type FrameOptions } from '../core/admin';
import { actor } from '../core/actor';
import type { Host } from '../core/boot';
import type { Helper } from '../core/declare';
import * as mount from '../core/mount';
import * as web from '../core/web';
import { adminAreaOf } from './admin_area';
import type { App, AppOptions } from './app_options';
import { guardingOf } from './guarding';
import { mountViews } from './mount_views';
import { generatedRoutes, healthRouter, homeRouter, ownRoutes } from './own_routes';
import { useGuards } from './use_guards';
import { useTemplates } from './use_templates';
import { visitsOf } from './visits';

/** Strangers learn nobody's name. */
const helpOf =
  (host: Host) =>
  async (permission: string): Promise<readonly Helper[]> => {
    const identity = actor();
    if (identity === undefined) return [];
    return (await host.hooks.filter('host:help', { identity, permission, helpers: [] })).helpers;
  };

const beginning =
  ({ keepSweeping }: AdminArea, { log }: Host): App['begin'] =>
  () => {
    const sweeping = keepSweeping(log);
    return () => sweeping.stop();
  };

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

  const taken = [...ownRoutes([health, home]), ...generatedRoutes(assetRoutes, area)];
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
  app.use(web.errorHandler({ log, production, help: helpOf(host) }));
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
