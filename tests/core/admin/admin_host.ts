/** A small web server with the generated pages of a few models, on an empty test database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import express, { type Express } from 'express';
import type { Model, ModelStatic } from 'sequelize';
import {
  adminArea,
  framed,
  pageEngine,
  readAssets,
  VIEWS_DIR,
  type AdminArea,
  type AdminOptions,
} from '../../../core/admin';
import { createTables } from '../../../core/create';
import type { AskedHistory } from '../../../core/declare';
import type { Finding } from '../../../core/findings';
import { openDesk } from '../../../core/migrations';
import {
  createAccess,
  methodsAt,
  mountTemplates,
  templateFinder,
  templateSources,
} from '../../../core/mount';
import { CATALOGUE_RANGES } from '../../../core/numbering';
import { registerModels } from '../../../core/register';
import { conditionsOf } from '../../../core/scope';
import type { Registry } from '../../../core/registry';
import {
  checkAddress,
  actAs,
  errorHandler,
  notFound,
  readBody,
  securityHeaders,
  useFlatQuery,
} from '../../../core/web';
import { testDatabase, type TestDatabase } from '../../support/database';

export interface AdminHost {
  readonly app: Express;
  readonly area: AdminArea;
  readonly models: Readonly<Record<string, ModelStatic<Model>>>;
  readonly base: TestDatabase;
  /** Makes a row and answers its id. */
  make(model: string, values: object): Promise<string>;
  close(): Promise<void>;
}

export interface AdminHostOptions {
  readonly refused?: readonly string[];
  readonly findings?: readonly Finding[];
  /** Cards of modules on the first page. */
  readonly cards?: AdminOptions['cards'];
  readonly health?: AdminOptions['health'];
  readonly log?: AdminOptions['log'];
  /** What is known of the past of records; default: nobody knows. */
  readonly passHistory?: (asked: AskedHistory) => Promise<AskedHistory>;
}

/** Starts the pages of a registry; close it in `afterAll`. */
export async function adminHost(
  registry: Registry,
  { refused = [], findings = [], cards = [], health, log, passHistory }: AdminHostOptions = {},
): Promise<AdminHost> {
  const base = await testDatabase();
  const connection = await base.database.connect();
  await createTables({ connection, registry }).finally(() => connection.end());
  const sequelize = await base.sequelize();
  const models = registerModels(registry, sequelize) as unknown as AdminHost['models'];
  const cacheDir = await mkdtemp(path.join(os.tmpdir(), 'ordinal-admin-'));
  const access = createAccess();
  const assets = readAssets();
  const area = adminArea({
    registry,
    models,
    sequelize,
    conditions: conditionsOf(registry, models),
    access,
    desk: openDesk({ database: base.database, registry, modules: [] }),
    ranges: CATALOGUE_RANGES,
    cacheDir,
    findings,
    cards,
    health,
    log,
    passHistory,
  });
  const app = express();
  const silent = { error: () => undefined, info: () => undefined, warn: () => undefined };
  useFlatQuery(app);
  const sources = templateSources(cacheDir, [], VIEWS_DIR);
  mountTemplates(app, {
    find: templateFinder({ sources, isFile: existsSync, cache: true }),
    engine: pageEngine({ views: [VIEWS_DIR], cache: true, cell: area.show }),
    sayFile: false,
  });
  app.use(securityHeaders({ secure: false }), assets.router(access));
  app.use(
    framed({ menu: area.menu, environment: 'test', assets: assets.base }),
    actAs(() => ({
      identity: { id: null, name: 'Developer' },
      powers: (permission) => !refused.includes(permission),
    })),
  );
  app.use(checkAddress, ...readBody, area.router);
  app.use(notFound((where) => methodsAt(area.router, where)));
  app.use(errorHandler({ log: silent as never, production: true }));
  return {
    app,
    area,
    models,
    base,
    make: async (model, values) => String((await models[model]?.create(values as never))?.get('id')),
    async close() {
      await area.settled();
      await base.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}
