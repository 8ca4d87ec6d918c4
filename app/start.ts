/** `menu-cli start`: from a folder to a server that answers. */
import path from 'node:path';
import type { DestinationStream } from 'pino';
import type { Host } from '../core/boot';
import { databaseExtensions } from '../core/create';
import { openDatabase, type Database } from '../core/database';
import { HostError, isError, type Finding } from '../core/findings';
import { limitsFrom, readProject, type Project } from '../core/project';
import { createLog, loudLines } from '../core/web';
import { compose, stopping } from './compose';
import { readConfig, type Config, type Environment } from './config';
import { refuseBeyond } from './listen';
import { withSecrets } from './secrets';
import { prepareSchema } from './prepare_schema';
import { mailWays } from './mail';
import { surviveFaults } from './process_faults';
import type { RunningServer } from './server';

export interface StartOptions {
  /** Absolute path of the project folder. */
  readonly root: string;
  readonly environment: Environment;
  /** True makes missing tables wherever the host runs. */
  readonly migrate?: boolean;
  /** Told in words what happens on the way, for a terminal. */
  readonly say?: (line: string) => void;
  /** Told in one line what is waited for and who holds it, when that lasts. */
  readonly onWait?: (text: string) => void;
  /** Where log lines go; default standard output. */
  readonly destination?: DestinationStream;
}

export interface Started extends Pick<RunningServer, 'address'> {
  readonly host: Host;
  /** What is not as it should be and the host runs with, modules that were left out included. */
  readonly findings: readonly Finding[];
  /** Finishes running requests, then closes server and database. */
  close(reason: string): Promise<void>;
}

function read(root: string, environment: Environment): { project: Project; config: Config; dataDir: string } {
  const dataDir = path.resolve(root, environment.DATA_DIR || '.data');
  const production = environment.NODE_ENV === 'production';
  const cacheDir = path.join(dataDir, 'cache');
  const project = readProject({ root, production, cacheDir, ...limitsFrom(environment) });
  const given = readConfig(environment, project.modules);
  const knowsPeople = project.modules.some(({ folder }) => folder.parts.guard !== undefined);
  refuseBeyond(given.host, knowsPeople);
  const config = withSecrets(given, dataDir, knowsPeople);
  const errors = stopping(project);
  if (errors.length > 0) throw new HostError(errors);
  return { project, config, dataDir };
}

/**
 * Starts a project: reads and checks it, opens its database, makes what may be made, listens.
 * @throws HostError with findings of whichever step stops it; nothing is left open then
 */
export async function start(options: StartOptions): Promise<Started> {
  const { root, environment, migrate = false, say = () => undefined, onWait, destination } = options;
  const { project, config, dataDir } = read(root, environment);
  const loud = loudLines(destination);
  const log = createLog({ level: config.logLevel, destination: loud.destination });
  const { databaseUrl: url, takeOverFrom } = config;
  const extensions = databaseExtensions(project.registry);
  const database = await openDatabase({ url, dataDir, serve: true, takeOverFrom, extensions, onWait });
  const undo: (() => Promise<void>)[] = [() => database.close()];
  try {
    const cacheDir = path.join(dataDir, 'cache');
    const { host, server } = await compose({
      project,
      database,
      log,
      config,
      cacheDir,
      ...mailWays(config, dataDir),
    });
    undo.push(() => host.close());
    for (const finding of host.project.findings.filter(isError))
      log.error({ finding }, 'a module is left out');
    const differing = await prepareSchema({ host, environment: config.environment, migrate, say });
    loud.hear((line) => host.hooks.announce('host:logged', line));
    const running = await server.listen({ host: config.host, port: config.port });
    const findings = [...host.project.findings, ...differing];
    return {
      address: running.address,
      host,
      findings,
      close: closing(running, database, surviveFaults(log)),
    };
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

function closing(server: RunningServer, database: Database, dieOfFaults: () => void): Started['close'] {
  return async (reason) => {
    await server.close(reason);
    await database.close();
    dieOfFaults();
  };
}
