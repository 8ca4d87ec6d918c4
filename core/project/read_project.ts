/** From a folder to everything that can be known without a database. One line for each phase. */
import path from 'node:path';
import { check } from '../check';
import { discover, type Discovered, type ModuleFolder } from '../discover';
import type { Finding } from '../findings';
import { loadManifests, loadModels, prepareLoader, type LoadedModel, type LoadedModule } from '../load';
import { checkNumbers, orderFiles, orderModules } from '../order';
import { buildRegistry, neededBy } from '../registry';
import { failedModules, leaveOut } from './contain_faults';
import type { Project, ProjectOptions } from './project';

/** `modules/` of the running host: beside `core/`, in the sources as in `dist`. */
const SHIPPED = path.resolve(__dirname, '..', '..', 'modules');

/**
 * Reads a project: what is on disk, in which order, what the files declare, whether it holds together. Never throws
 * for what a project contains: everything wrong is among the findings.
 */
export function readProject(options: ProjectOptions): Project {
  const { root, production, cacheDir = path.join(root, '.data', 'cache') } = options;
  prepareLoader({ cacheDir, typescript: !production });
  const discovered = discover({ root, shippedDir: SHIPPED, compiled: production });
  const whole = readModules(discovered, options);
  if (!production) return options.only === undefined ? whole : narrowed(whole, options.only);
  return contained(whole, options);
}

function readModules(discovered: Discovered, { root, importTimeLimit }: ProjectOptions, left: readonly string[] = []): Project {
  const limit = importTimeLimit === undefined ? {} : { timeLimit: importTimeLimit };
  const manifests = loadManifests(discovered.modules, limit);
  const after = new Map(manifests.modules.flatMap(({ folder, manifest }) => (manifest.after === undefined ? [] : [[folder.name, manifest.after] as const])));
  const folders = orderModules(discovered.modules, after).filter(({ enabled }) => enabled);
  const byName = new Map(manifests.modules.map((module) => [module.folder.name, module]));
  const modules = folders.map((folder) => byName.get(folder.name) as LoadedModule);
  const { models, findings } = loadModels(orderFiles(discovered.modules), limit);
  return {
    root,
    discovered,
    modules,
    manifests: manifests.modules,
    loaded: models,
    registry: buildRegistry(models, folders),
    findings: [
      ...discovered.findings,
      ...checkNumbers(discovered.modules, discovered.ranges),
      ...manifests.findings,
      ...findings,
      ...check({ models, modules: manifests.modules, discovered }),
    ],
    left,
  };
}

/** In production what fails is left out with what needs it, until the rest stands; the findings stay. */
function contained(whole: Project, options: ProjectOptions): Project {
  const left = new Set<string>();
  const findings: Finding[] = [...whole.findings];
  let project = whole;
  for (let failed = failedModules(project); failed.length > 0; failed = failedModules(project)) {
    for (const name of failed) left.add(name);
    project = readModules(leaveOut(whole.discovered, left), options, [...left]);
    findings.push(...project.findings.filter((found) => !findings.some((known) => known.summary === found.summary)));
  }
  return { ...project, findings };
}

/** The named modules and what they need downhill, ready to be bound. */
function narrowed(project: Project, only: readonly string[]): Project {
  const places = new Set(only.flatMap((module) => [...neededBy(project.registry, module)]));
  const loaded = project.loaded.filter(({ file }) => places.has(file.place));
  const names = new Set([...only, ...loaded.map(({ file }) => file.module)]);
  const isIn = ({ name }: ModuleFolder): boolean => names.has(name);
  const modules = project.modules.filter(({ folder }) => isIn(folder));
  return { ...project, loaded, modules, registry: buildRegistry(loaded satisfies readonly LoadedModel[], modules.map(({ folder }) => folder)) };
}
