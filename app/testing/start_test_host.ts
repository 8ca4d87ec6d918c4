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
import { createApp, type App } from '../create_app';
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
  /** Resolves when no work is left in the background, such as a diagram being laid out. */
  readonly settled: () => Promise<void>;
  close(): Promise<void>;
}

/** Starts modules on an empty database of their own, without listening. Call `close` in `afterAll`. */
export async function startTestHost(options: TestHostOptions): Promise<TestHost> {
  const { modules, root = process.cwd(), server = process.env['TEST_DATABASE_URL'] } = options;
  const project = readProject({ root, production: false, only: modules });
  throwOnErrors(project.findings);
  const undo: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const scratch = server === undefined || server === '' ? undefined : await scratchDatabase(server);
    undo.push(() => scratch?.drop());
    const database = await openDatabase(scratch === undefined ? { memory: true } : { url: scratch.url });
    undo.push(() => database.close());
    const host = await boot({ project, database, log: createLog({ level: 'silent' }) });
    undo.push(() => host.close());
    await fill(host, options.seed);
    const app = await compose(host, undo);
    const make = rowMaker(project.registry, host.models);
    return { app: app.express, models: host.models, host, settled: app.settled, make, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Tables, then the seed data that is asked for. */
async function fill(
  { database, project, sequelize, models }: Host,
  seed: TestHostOptions['seed'],
): Promise<void> {
  await database.withDatabaseLock('create', (connection) =>
    createTables({ connection, registry: project.registry }),
  );
  if (seed === undefined) return;
  const modules = project.modules.map(({ folder }) => folder);
  await runSeeds({ modules, models, demo: seed === 'demo', alone: aloneOn(database, sequelize) });
}

async function compose(host: Host, undo: (() => unknown)[]): Promise<App> {
  const cacheDir = await mkdtemp(path.join(tmpdir(), 'ordinal-test-'));
  undo.push(() => rm(cacheDir, { recursive: true, force: true }));
  const config = readConfig(testEnvironment, host.project.modules);
  const app = createApp({
    host,
    config,
    cacheDir,
    log: createLog({ level: 'silent' }),
    state: () => 'ready',
  });
  undo.push(app.settled);
  throwOnErrors(app.findings);
  return app;
}

/** Settings of modules come from the test's environment; the host's own are its defaults. */
const testEnvironment = {
  ...process.env,
  NODE_ENV: 'test',
  DATABASE_URL: undefined,
  PORT: undefined,
  HOST: undefined,
};
