/** What is on disk: modules, their numbered files and parts, and everything that nearly is one. Nothing is imported. */
import path from 'node:path';
import type { Finding } from '../findings';
import { CATALOGUE_ONLY, readRanges } from '../numbering';
import { nodeDisk, type Disk } from './disk';
import { readEnabled } from './enabled';
import { CONTEXTS, type Discovered } from './module_folder';
import { nearModelFindings, type NearModel } from './near_model';
import { modulePackages, readProject, type ModulePackage, type ProjectPackage } from './packages';
import { readSource, type FoundModule } from './read_source';
import { badLink, shownFrom, type Source } from './source';
import { uniqueByName } from './unique_modules';

export interface DiscoverOptions {
  /** Absolute path of the project folder. */
  readonly root: string;
  /** Absolute path of the running host's own `modules/` folder; without it nothing shipped is found. */
  readonly shippedDir?: string;
  /** npm packages that bring modules; default: those that the project's package.json names, see `readProject`. */
  readonly packages?: readonly ModulePackage[];
  /** Production: compiled `.js` only, the project's own from `dist/modules`. Default false. */
  readonly compiled?: boolean;
  readonly disk?: Disk;
}

const HOST = 'ordinal-host';

/** Finds all modules of a project. Never throws for what lies there: what is wrong is among the findings. */
export function discover(options: DiscoverOptions): Discovered {
  const { compiled = false, disk = nodeDisk } = options;
  const root = path.resolve(options.root);
  const project = readProject(root, compiled, disk);
  const findings: Finding[] = [...project.findings];
  const nearModels: NearModel[] = [];
  const own = ownSource(root, compiled, disk, findings);
  const sources = [...(own === undefined ? [] : [own]), ...otherSources(options, root, own, project, disk)];
  const found = sources.flatMap((source) => readSource(source, { disk, findings, nearModels }));
  const { modules, findings: twice } = uniqueByName(found);
  const enabledFile = path.join(root, 'modules', 'enabled.json');
  const enabled = readEnabled(disk.text(enabledFile), modules, 'modules/enabled.json');
  const rangesText = disk.text(path.join(root, 'modules', 'ranges.json'));
  const ranges = rangesText === undefined ? CATALOGUE_ONLY : readRanges(rangesText, 'modules/ranges.json');
  const nears =
    nearModels.length === 0
      ? []
      : nearModelFindings(
          nearModels,
          modules.flatMap((one) => one.models),
          ranges.ranges,
        );
  return {
    root,
    modules: modules.map((module) => ({ ...module, enabled: enabled.isOn(module) })).sort(byContextAndName),
    ranges: ranges.ranges,
    findings: [...findings, ...nears, ...twice, ...enabled.findings, ...ranges.findings],
  };
}

const byContextAndName = (a: FoundModule, b: FoundModule): number =>
  CONTEXTS.indexOf(a.context) - CONTEXTS.indexOf(b.context) || (a.name < b.name ? -1 : 1);

const extensionsFor = (compiled: boolean): string[] => (compiled ? ['.js'] : ['.ts', '.js']);

/** The project's own modules; reported and `undefined` when there is no folder to read. */
function ownSource(root: string, compiled: boolean, disk: Disk, findings: Finding[]): Source | undefined {
  const dist = path.join(root, 'dist', 'modules');
  const plain = path.join(root, 'modules');
  const dir = compiled && disk.kind(dist) === 'folder' ? dist : plain;
  if (compiled && dir === plain && disk.kind(path.join(root, 'tsconfig.json')) === 'file') {
    findings.push(notCompiled());
    return undefined;
  }
  if (disk.kind(dir) !== 'folder') {
    findings.push(noModules(disk.real(dir) !== undefined));
    return undefined;
  }
  const real = disk.real(dir) ?? dir;
  if (!real.startsWith((disk.real(root) ?? root) + path.sep)) {
    findings.push(badLink(shownFrom(root)(dir), `out of the project, to ${real}`));
    return undefined;
  }
  return { dir, limit: root, origin: 'root', extensions: extensionsFor(compiled), shown: shownFrom(root) };
}

function otherSources(
  { shippedDir, packages, compiled = false }: DiscoverOptions,
  root: string,
  own: Source | undefined,
  project: ProjectPackage,
  disk: Disk,
): Source[] {
  const common = { extensions: extensionsFor(compiled), shown: shownFrom(root) };
  const shipped: Source[] = [];
  const isHost =
    project.name === HOST || (own !== undefined && disk.real(own.dir) === disk.real(shippedDir ?? ''));
  if (shippedDir !== undefined && project.dependencies.includes(HOST) && !isHost)
    shipped.push({
      ...common,
      dir: shippedDir,
      limit: path.dirname(shippedDir),
      origin: 'shipped',
      package: HOST,
    });
  const others = packages ?? modulePackages(root, project.dependencies, disk);
  const brought = others.map(({ name, dir }): Source => {
    const modules = path.join(dir, 'modules');
    return { ...common, dir: modules, limit: dir, origin: 'package', package: name };
  });
  return [...shipped, ...brought];
}

const noModules = (isFile: boolean): Finding => ({
  code: 'DISCOVER_NO_MODULES',
  level: 'error',
  summary: isFile ? 'modules is no folder' : 'there is no modules/ folder here',
  at: [{ file: 'modules' }],
  waysOut: isFile
    ? [{ text: 'move the file modules away and make a folder in its place' }]
    : [{ command: 'mkdir modules' }, { text: 'or name the project folder: menu-cli --root DIR' }],
});

const notCompiled = (): Finding => ({
  code: 'DISCOVER_NOT_COMPILED',
  level: 'error',
  summary: 'dist/modules is missing, and production runs compiled JavaScript',
  at: [{ file: 'dist/modules' }],
  waysOut: [{ command: 'npm run build' }, { text: 'or set NODE_ENV=development' }],
});
