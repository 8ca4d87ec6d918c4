import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Express } from 'express';
import { boot, type Host } from '../../core/boot';
import { createTables } from '../../core/create';
import { openDatabase } from '../../core/database';
import type { Models } from '../../core/declare';
import { throwOnErrors } from '../../core/findings';
import { readProject } from '../../core/project';
import { aloneOn, runSeeds } from '../../core/seed';
import { createLog } from '../../core/web';
import { readConfig } from '../config';
import { createApp } from '../create_app';
import { rowMaker, type Make } from './sample_row';
import { scratchDatabase } from './scratch_database';

export interface TestHostOptions {
  /** Modules to load, with what they need downhill and nothing else: so a test proves what its module depends on. */
  readonly modules: readonly string[];
  /** The project folder; default: the working directory. */
  readonly root?: string;
  /** Whether seed data is written: needed data, or data to look at too. Default: none. */
  readonly seed?: 'needed' | 'demo';
  /** Address of a PostgreSQL server for a database of its own; default TEST_DATABASE_URL, else embedded in memory. */
  readonly server?: string | undefined;
}

export interface TestHost {
  /** For supertest. */
  readonly app: Express;
  readonly models: Models;
  readonly host: Host;
  /** Makes a row with every required value that is not given, and the rows it points to. */
  readonly make: Make;
  close(): Promise<void>;
}

/** Starts modules on an empty database of their own, without listening. Call `close` in `afterAll`. */
export async function startTestHost(options: TestHostOptions): Promise<TestHost> {
  const { modules, root = process.cwd(), seed, server = process.env['TEST_DATABASE_URL'] } = options;
  const project = readProject({ root, production: false, only: modules });
  throwOnErrors(project.findings);
  const scratch = server === undefined || server === '' ? undefined : await scratchDatabase(server);
  const database = await openDatabase(scratch === undefined ? { memory: true } : { url: scratch.url });
  const log = createLog({ level: 'silent' });
  const host = await boot({ project, database, log });
  await database.withDatabaseLock('create', (connection) =>
    createTables({ connection, registry: project.registry }),
  );
  const folders = project.modules.map(({ folder }) => folder);
  const alone = aloneOn(database, host.sequelize);
  if (seed !== undefined)
    await runSeeds({ modules: folders, models: host.models, demo: seed === 'demo', alone });
  const cacheDir = await mkdtemp(path.join(tmpdir(), 'ordinal-test-'));
  const app = createApp({
    host,
    config: readConfig(testEnvironment, project.modules),
    cacheDir,
    log,
    state: () => 'ready',
  });
  throwOnErrors(app.findings);
  return {
    app: app.express,
    models: host.models,
    host,
    make: rowMaker(project.registry, host.models),
    async close() {
      await app.settled();
      await host.close();
      await database.close();
      await scratch?.drop();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}

/** Settings of modules come from the test's environment; the host's own are its defaults. */
const testEnvironment = {
  ...process.env,
  NODE_ENV: 'test',
  DATABASE_URL: undefined,
  PORT: undefined,
  HOST: undefined,
};
