/** Imports what modules have besides models: manifests, views, listeners, seeds. */
import type { HookPart, Manifest, Seed, View } from '../declare';
import type { ModuleFolder } from '../discover';
import type { Finding } from '../findings';
import { importAll, type ImportOptions, type Inspected, type Wanted } from './import_all';
import type { LoadedModule } from './loaded';
import { manifestShape } from './manifest_shape';
import { isObject } from './shape';
import { manifestMisfits } from './shape_findings';

type Found<T> = { readonly found: ReadonlyMap<string, T>; readonly findings: readonly Finding[] };

/** One file of a module: absolute path, path as a person would type it, name of the module. */
interface Part {
  readonly file: string;
  readonly shown: string;
  readonly owner: string;
}

function importParts<T>(
  modules: readonly ModuleFolder[],
  fileOf: (module: ModuleFolder) => string | undefined,
  words: Pick<Wanted<T>, 'promised' | 'example' | 'accepts'>,
  options?: ImportOptions,
  inspect?: (value: T, of: Part) => Inspected<T>,
): Found<T> {
  const having = modules.flatMap((module) => {
    const file = fileOf(module);
    return file === undefined ? [] : [{ module, file }];
  });
  const wanted = having.map(({ module, file }): Wanted<T> => {
    const shown = `${module.shown}${file.slice(module.dir.length).replaceAll('\\', '/')}`;
    const part = { file, shown, owner: module.name };
    return {
      ...words,
      file,
      shown,
      ...(inspect !== undefined && { inspect: (value: T) => inspect(value, part) }),
    };
  });
  const { imported, findings } = importAll(wanted, options);
  const found = new Map<string, T>();
  having.forEach(({ module }, index) => {
    const one = imported[index];
    if (one !== undefined) found.set(module.name, one.value);
  });
  return { found, findings };
}

/** Members that can be used go on: what a module requires is looked at though its menu is wrong. */
function soundManifest(value: Manifest, part: Part): Inspected<Manifest> {
  const misfits = manifestShape(value);
  if (misfits.length === 0) return { value, findings: [] };
  const wrong = new Set(misfits.map(({ path }) => path[0]));
  const sound = Object.entries(value).filter(([member]) => !wrong.has(member));
  return { value: Object.fromEntries(sound), findings: manifestMisfits(part, misfits) };
}

/** Manifests of all modules; a module without `module.ts` has an empty one. */
export function loadManifests(
  modules: readonly ModuleFolder[],
  options?: ImportOptions,
): { readonly modules: readonly LoadedModule[]; readonly findings: readonly Finding[] } {
  const { found, findings } = importParts<Manifest>(
    modules,
    ({ parts }) => parts.manifest,
    {
      promised: 'a manifest',
      example: "export default defineModule({ title: '...' });",
      accepts: (value): value is Manifest => isObject(value),
    },
    options,
    soundManifest,
  );
  return { modules: modules.map((folder) => ({ folder, manifest: found.get(folder.name) ?? {} })), findings };
}

/** `view.ts` of each module that has one, by module name. */
export const loadViews = (modules: readonly ModuleFolder[], options?: ImportOptions): Found<View> =>
  importParts<View>(
    modules,
    ({ parts }) => parts.view,
    {
      promised: 'a view',
      example: 'export default defineView(({ router, access }) => router);',
      accepts: (value): value is View => typeof value === 'function',
    },
    options,
  );

/** `hook.ts` of each module that has one, by module name. */
export const loadListeners = (modules: readonly ModuleFolder[], options?: ImportOptions): Found<HookPart> =>
  importParts<HookPart>(
    modules,
    ({ parts }) => parts.hook,
    {
      promised: 'listeners',
      example: "export default defineHooks({ 'customers:created': ({ row }) => { ... } });",
      accepts: (value): value is HookPart => isObject(value) || typeof value === 'function',
    },
    options,
  );

const isSeed = (value: unknown): value is Seed =>
  isObject(value) &&
  typeof (value as Partial<Seed>).run === 'function' &&
  typeof (value as Partial<Seed>).demo === 'boolean';

/** One seed file with the module it belongs to. */
export interface LoadedSeed {
  readonly module: string;
  readonly shown: string;
  readonly seed: Seed;
}

/** Seed files of all modules, in module order, then by file name. */
export function loadSeeds(
  modules: readonly ModuleFolder[],
  options?: ImportOptions,
): { readonly seeds: readonly LoadedSeed[]; readonly findings: readonly Finding[] } {
  const files = modules.flatMap((module) =>
    module.parts.seeds.map((file) => ({
      module: module.name,
      file,
      shown: `${module.shown}${file.slice(module.dir.length).replaceAll('\\', '/')}`,
    })),
  );
  const { imported, findings } = importAll(
    files.map((one) => ({
      ...one,
      promised: 'a seed',
      example: 'export default defineSeed(async ({ models }) => { ... });',
      accepts: isSeed,
    })),
    options,
  );
  const seeds = files.flatMap(({ module, shown }, index) => {
    const one = imported[index];
    return one === undefined ? [] : [{ module, shown, seed: one.value }];
  });
  return { seeds, findings };
}
