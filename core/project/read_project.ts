/** From a folder to everything that can be known without a database. One line for each phase. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { check } from '../check';
import { discover, sourceFiles, type Discovered } from '../discover';
import type { Finding } from '../findings';
import { loadManifests, loadModels, prepareLoader, type LoadedModule } from '../load';
import { orderFiles, orderModules } from '../order';
import { buildRegistry, neededBy } from '../registry';
import { failedModules, leaveOut } from './contain_faults';
import { importOptions, type Project, type ProjectOptions } from './project';

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
  const failed = failedModules(whole);
  return failed.length === 0 ? whole : withoutModules(whole, failed);
}

function readModules(discovered: Discovered, options: ProjectOptions, left: readonly string[] = []): Project {
  const limit = importOptions(options);
  const manifests = loadManifests(discovered.modules, limit);
  const folders = orderModules(discovered.modules, followed(manifests.modules)).filter(
    ({ enabled }) => enabled,
  );
  const byName = new Map(manifests.modules.map((module) => [module.folder.name, module]));
  const { models, findings } = loadModels(orderFiles(discovered.modules), limit);
  const registry = buildRegistry(models, folders);
  return {
    root: options.root,
    discovered,
    modules: folders.map((folder) => byName.get(folder.name) as LoadedModule),
    manifests: manifests.modules,
    loaded: models,
    registry,
    findings: [
      ...discovered.findings,
      ...manifests.findings,
      ...findings,
      ...check({
        models,
        registry,
        manifests: manifests.modules,
        discovered,
        readText,
        sources: sourceFiles,
      }),
    ],
    left,
    options,
  };
}

/** A source text, for the lines findings name; a file that is gone has none. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Module -> the module it comes after, where a manifest says so. */
const followed = (modules: readonly LoadedModule[]): ReadonlyMap<string, string> =>
  new Map(
    modules.flatMap(({ folder, manifest }) =>
      manifest.after === undefined ? [] : [[folder.name, manifest.after] as const],
    ),
  );

/**
 * The same project without these modules and without what needs them: what a production host does with modules that
 * turn out to be broken. What was found about them stays among the findings.
 * @param found what was found about them after the project was read
 */
export function withoutModules(
  project: Project,
  names: readonly string[],
  found: readonly Finding[] = [],
): Project {
  const left = new Set([...project.left, ...names]);
  const findings: Finding[] = [...project.findings, ...found];
  const isNew = (finding: Finding): boolean => !findings.some((known) => known.summary === finding.summary);
  let rest = project;
  do {
    rest = readModules(leaveOut(project.discovered, left), project.options, [...left]);
    findings.push(...rest.findings.filter(isNew));
    for (const name of failedModules(rest)) left.add(name);
  } while (failedModules(rest).length > 0);
  return { ...rest, findings };
}

/** The named modules and what they need downhill, as whole modules: their seeds and listeners count on all of it. */
function narrowed(project: Project, only: readonly string[]): Project {
  const names = new Set<string>();
  const visit = (name: string): void => {
    const module = project.modules.find(({ folder }) => folder.name === name);
    if (names.has(name) || module === undefined) return;
    names.add(name);
    for (const required of module.manifest.requires ?? []) visit(required);
    const places = neededBy(project.registry, name);
    for (const { file } of project.loaded) if (places.has(file.place)) visit(file.module);
  };
  only.forEach(visit);
  const loaded = project.loaded.filter(({ file }) => names.has(file.module));
  const modules = project.modules.filter(({ folder }) => names.has(folder.name));
  return {
    ...project,
    loaded,
    modules,
    registry: buildRegistry(
      loaded,
      modules.map(({ folder }) => folder),
    ),
  };
}
