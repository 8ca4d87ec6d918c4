/** Imports what modules have besides models: manifests, views, listeners, guards, commands. */
import type { CipherPart, CommandsPart, GuardPart, HookPart, Manifest, View } from '../declare';
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

/** `guard.ts` of each module that has one, by module name. */
export const loadGuards = (modules: readonly ModuleFolder[], options?: ImportOptions): Found<GuardPart> =>
  importParts<GuardPart>(
    modules,
    ({ parts }) => parts.guard,
    {
      promised: 'a guard',
      example: 'export default defineGuard(() => ({ empowering: { powers: () => () => false } }));',
      accepts: (value): value is GuardPart => typeof value === 'function',
    },
    options,
  );

/** `cipher.ts` of each module that has one, by module name. */
export const loadCiphers = (modules: readonly ModuleFolder[], options?: ImportOptions): Found<CipherPart> =>
  importParts<CipherPart>(
    modules,
    ({ parts }) => parts.cipher,
    {
      promised: 'a cipher',
      example: 'export default defineCipher(() => ({ encrypt, decrypt }));',
      accepts: (value): value is CipherPart => typeof value === 'function',
    },
    options,
  );

/** One word or two, each as `create` or `list-all`. */
const COMMAND = /^[a-z][a-z-]*( [a-z][a-z-]*)?$/;
const isCommand = (value: unknown): boolean =>
  isObject(value) &&
  typeof value['run'] === 'function' &&
  typeof value['summary'] === 'string' &&
  Array.isArray(value['examples']);

/** `commands.ts` of each module that has one, by module name. */
export const loadCommands = (
  modules: readonly ModuleFolder[],
  options?: ImportOptions,
): Found<CommandsPart> =>
  importParts<CommandsPart>(
    modules,
    ({ parts }) => parts.commands,
    {
      promised: 'commands',
      example: "export default defineCommands({ 'user create': { summary, examples, run } });",
      accepts: (value): value is CommandsPart =>
        isObject(value) &&
        Object.entries(value).every(([name, command]) => COMMAND.test(name) && isCommand(command)),
    },
    options,
  );
