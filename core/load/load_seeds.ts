/** Imports the seed files of modules. */
import type { Seed } from '../declare';
import type { ModuleFolder } from '../discover';
import type { Finding } from '../findings';
import { importAll, type ImportOptions } from './import_all';
import { isObject } from './shape';

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
