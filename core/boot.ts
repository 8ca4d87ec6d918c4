/** Turns a project into a running host. Each line only sees what came before it. */
import type { Sequelize } from 'sequelize';
import { actor, requestId } from './actor';
import { createSequelize, type Database } from './database';
import type { CipherPart, Conditions, GuardPart, KeyFor, Log, Models, View } from './declare';
import { throwOnErrors, type Finding } from './findings';
import { bindModelEvents, createHooks, knownEvents, type HostHooks, type ModuleListeners } from './hooks';
import { loadCiphers, loadGuards, loadListeners, loadViews } from './load';
import { importOptions, type Project } from './project';
import { cipherOf, encryptRows, registerModels } from './register';
import { conditionsOf } from './scope';

export interface Host {
  readonly project: Project;
  readonly database: Database;
  readonly sequelize: Sequelize;
  readonly models: Models;
  readonly hooks: HostHooks;
  /** Reads conditions on records that are kept as text. */
  readonly conditions: Conditions;
  /** `view.ts` of each module that has one, by module name. */
  readonly views: ReadonlyMap<string, View>;
  /** `guard.ts` of each module that has one, by module name. */
  readonly guards: ReadonlyMap<string, GuardPart>;
  readonly log: Log;
  /** Ends the connections the host opened itself; the database is closed by who opened it. */
  close(): Promise<void>;
}

export interface BootOptions {
  readonly project: Project;
  readonly database: Database;
  readonly log: Log;
  /** Keys for modules; without it there are none. */
  readonly keyFor?: KeyFor;
}

const noKeys: KeyFor = () => {
  throw new Error('there are no keys here: only a running host has them');
};

/**
 * @throws HostError with everything that stops the host: a project with errors (where faults are not contained), a
 * view or hook file that does not load, a listener to an event that nobody announces
 */
export async function boot({ project, database, log, keyFor = noKeys }: BootOptions): Promise<Host> {
  const parts = loadRunningParts(project);
  throwOnErrors(parts.findings);
  const sequelize = await createSequelize(database);
  const models = registerModels(project.registry, sequelize);
  const conditions = conditionsOf(project.registry, models);
  if (parts.cipher !== undefined)
    encryptRows(sequelize, project.registry, parts.cipher({ models, keyFor, log }));
  const hooks = createHooks({
    modules: parts.listeners,
    known: knownEvents(project.registry, project.manifests),
    context: { models, conditions, log, actor, requestId, keyFor },
  });
  throwOnErrors(hooks.check());
  bindModelEvents(models, project.registry, hooks);
  return {
    project,
    database,
    sequelize,
    models,
    hooks,
    conditions,
    views: parts.views,
    guards: parts.guards,
    log,
    close: () => sequelize.close(),
  };
}

interface Parts {
  readonly views: ReadonlyMap<string, View>;
  readonly guards: ReadonlyMap<string, GuardPart>;
  /** What each module listens to, in loading order. */
  readonly listeners: readonly ModuleListeners[];
  /** How fields are encrypted; nothing where none is. */
  readonly cipher: CipherPart | undefined;
  readonly findings: readonly Finding[];
}

/** `view.ts`, `guard.ts`, `hook.ts` and `cipher.ts` of every module; nothing of them has run yet. */
function loadRunningParts({ modules, registry, options }: Project): Parts {
  const folders = modules.map(({ folder }) => folder);
  const views = loadViews(folders, importOptions(options));
  const guards = loadGuards(folders, importOptions(options));
  const hooks = loadListeners(folders, importOptions(options));
  const ciphers = loadCiphers(folders, importOptions(options));
  const cipher = cipherOf(registry, folders, ciphers.found);
  const listeners = folders.flatMap((folder) => {
    const part = hooks.found.get(folder.name);
    if (part === undefined || folder.parts.hook === undefined) return [];
    const file = `${folder.shown}${folder.parts.hook.slice(folder.dir.length).replaceAll('\\', '/')}`;
    return [{ module: folder.name, file, listeners: part }];
  });
  const findings = [views, guards, hooks, ciphers, cipher].flatMap((one) => one.findings);
  return { views: views.found, guards: guards.found, listeners, cipher: cipher.part, findings };
}
