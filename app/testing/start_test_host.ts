import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Express } from 'express';
import { boot, type Host } from '../../core/boot';
import { SCHEMA_LOCK } from '../../core/create';
import { databaseExtensions } from '../../core/create';
import { openDatabase } from '../../core/database';
import type { Mail, Models } from '../../core/declare';
import { throwOnErrors } from '../../core/findings';
import type { KeptMail } from '../../core/mail';
import { makeTables, readMigrations } from '../../core/migrations';
import { readProject } from '../../core/project';
import { aloneOn, runSeeds } from '../../core/seed';
import { createLog } from '../../core/web';
import { readConfig, type Config, type Environment } from '../config';
import type { App } from '../app_options';
import { createApp } from '../create_app';
import { installed } from '../installed';
import { keysOf } from '../keys';
import { permissionsOf } from '../permissions';
import { rowMaker, type Make } from './sample_row';
import { scratchDatabase } from './scratch_database';

export interface TestHostOptions {
  /** Modules to load, with what they need downhill and nothing else: so a test proves what its module depends on. */
  readonly modules: readonly string[];
  /** The project folder; default: the working directory. */
  readonly root?: string;
  /** Whether seed data is written: needed data, or data to look at too. Default: none. */
  readonly seed?: 'needed' | 'demo';
  /** Told each line of the log, of every level. Default: nothing is logged. */
  readonly logged?: (line: string) => void;
  /** Mail to be looked at in the admin area, as in development. Default: there is no such page. */
  readonly mailbox?: KeptMail;
  /** Address of a PostgreSQL server for a database of its own; default TEST_DATABASE_URL, else embedded in memory. */
  readonly server?: string | undefined;
}

export interface TestHost {
  /** For supertest. */
  readonly app: Express;
  readonly models: Models;
  readonly host: Host;
  /** Every route there is, with its policy. */
  readonly routes: App['routes'];
  /** What was sent by mail, in order. */
  readonly mails: readonly Mail[];
  /** Makes a row with every required value that is not given, and the rows it points to. */
  readonly make: Make;
  /** Announces `host:ready`, as a server does once it answers. */
  readonly ready: () => Promise<void>;
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
    const database = await openDatabase(
      scratch === undefined
        ? { memory: true, extensions: databaseExtensions(project.registry) }
        : { url: scratch.url },
    );
    undo.push(() => database.close());
    const config = readConfig(testEnvironment(), project.modules);
    const { logged: write, mailbox } = options;
    const log = createLog(
      write === undefined ? { level: 'silent' } : { level: 'trace', destination: { write } },
    );
    const host = await boot({ project, database, log, keyFor: keysOf(config) });
    undo.push(() => host.close());
    await fill(host, options.seed);
    const mails: Mail[] = [];
    const app = await compose(host, { config, log, mails, mailbox }, undo);
    const make = rowMaker(project.registry, host.models);
    const ready = (): Promise<void> =>
      host.hooks.announce('host:ready', {
        modules: installed(project),
        permissions: permissionsOf(project, app.routes),
      });
    const { express, routes, settled } = app;
    return { app: express, routes, models: host.models, host, mails, ready, settled, make, close };
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
  const modules = project.modules.map(({ folder }) => folder);
  const files = readMigrations(modules);
  await database.withDatabaseLock(SCHEMA_LOCK, (connection) =>
    makeTables({ connection, registry: project.registry, modules, files }),
  );
  if (seed === undefined) return;
  await runSeeds({ modules, models, demo: seed === 'demo', alone: aloneOn(database, sequelize) });
}

interface Composed {
  readonly config: Config;
  readonly log: ReturnType<typeof createLog>;
  /** Filled with what is sent. */
  readonly mails: Mail[];
  readonly mailbox: KeptMail | undefined;
}

async function compose(
  host: Host,
  { config, log, mails, mailbox }: Composed,
  undo: (() => unknown)[],
): Promise<App> {
  const cacheDir = await mkdtemp(path.join(tmpdir(), 'ordinal-test-'));
  undo.push(() => rm(cacheDir, { recursive: true, force: true }));
  const app = createApp({
    host,
    config,
    cacheDir,
    mailer: {
      send: (mail) => {
        mails.push(mail);
        return Promise.resolve();
      },
    },
    mailbox,
    log,
    state: () => 'ready',
  });
  undo.push(app.settled);
  throwOnErrors(app.findings);
  return app;
}

/** Settings of modules come from the test's environment; the host's own are its defaults; without one it has a key of its own. */
const testEnvironment = (): Environment => ({
  ...process.env,
  NODE_ENV: 'test',
  DATABASE_URL: undefined,
  PORT: undefined,
  HOST: undefined,
  ENCRYPTION_KEY: process.env['ENCRYPTION_KEY'] ?? randomBytes(32).toString('hex'),
});
