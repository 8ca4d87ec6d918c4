/** The database a command works on, opened for the command and closed behind it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Database } from '../core/database';
import type { Host } from '../core/boot';
import type { Log } from '../core/declare';
import type { Project } from '../core/project';
import type { Registry } from '../core/registry';
import type { CommandContext } from './command';

interface Opening {
  /** Of the project, for the extensions of PostgreSQL that its models need. */
  readonly registry: Registry;
  /** True makes no file: an empty database in memory stands for an embedded one that is not there yet. */
  readonly dryRun?: boolean;
}

/**
 * Opens what the environment (and the project's `.env`) names: a server, else the embedded database.
 * @throws HostError CONFIG_INVALID, DATABASE_IN_USE, or what the database said while `work` ran
 */
export async function withDatabase<T>(
  context: CommandContext,
  { registry, dryRun = false }: Opening,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { openDatabase, orFinding } = await import('../core/database');
  const { databaseExtensions } = await import('../core/create');
  const { readConfig } = await import('../app');
  const { databaseUrl, dataDir, takeOverFrom } = readConfig(context.io.env);
  const folder = path.resolve(context.root, dataDir);
  const memory = dryRun && !existsSync(path.join(folder, 'database'));
  const onWait = context.progress.waiting;
  const database = await openDatabase({
    url: databaseUrl,
    dataDir: folder,
    takeOverFrom,
    memory,
    extensions: databaseExtensions(registry),
    onWait,
  });
  try {
    return await work(database);
  } catch (error) {
    // Here it is known which database: further out it is only "the database".
    throw orFinding(error, database.describe);
  } finally {
    await database.close();
  }
}

type WithHost = <T>(
  context: CommandContext,
  project: Project,
  work: (host: Host) => Promise<T>,
) => Promise<T>;

/** Binds the models of a project to its database for as long as `work` takes. */
export const withHost: WithHost = (context, project, work) =>
  withDatabase(context, project, (database) => hostFor(database, context, project, work));

/** The same with a database that is never asked anything: for what is known without one. */
export const withoutDatabase: WithHost = async (context, project, work) => {
  const { openDatabase } = await import('../core/database');
  const database = await openDatabase({ memory: true });
  return hostFor(database, context, project, work).finally(() => database.close());
};

async function hostFor<T>(
  database: Database,
  context: CommandContext,
  project: Project,
  work: (host: Host) => Promise<T>,
): Promise<T> {
  const { boot } = await import('../core/boot');
  const { keysOfCommand } = await import('../app');
  const keyFor = keysOfCommand(context.root, context.io.env);
  const host = await boot({ project, database, log: commandLog(context), keyFor });
  return work(host).finally(() => host.close());
}

/** What modules log while a command runs: warnings and errors as words, news only with `--verbose`. */
function commandLog({ print, verbose }: CommandContext): Log {
  const line = (facts: object, message?: string): string => `${message ?? 'log'} ${JSON.stringify(facts)}`;
  return {
    info: (facts, message) => {
      if (verbose) print.say(line(facts, message));
    },
    warn: (facts, message) => print.complain(line(facts, message)),
    error: (facts, message) => print.complain(line(facts, message)),
  };
}
