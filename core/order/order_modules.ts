/** Whose listeners, routes and seeds come first: modules in order of their lowest own model number. */
import type { ModuleFolder } from '../discover';

/**
 * Modules in loading order, switched on or not. A module without models comes right after the one that its manifest
 * names; without such a word it comes last.
 * @param modules what was found
 * @param after module name -> the module it comes after, from manifests
 */
export function orderModules(
  modules: readonly ModuleFolder[],
  after: ReadonlyMap<string, string> = new Map(),
): ModuleFolder[] {
  const byName = new Map(modules.map((module) => [module.name, module]));
  const placed = modules.map((module) => ({ module, place: placeOf(module, byName, after) }));
  return placed
    .sort((a, b) => compare(a.place, b.place) || (a.module.name < b.module.name ? -1 : 1))
    .map(({ module }) => module);
}

/**
 * Answers who comes before whom. Modules that have no place, or one and the same, come before nobody.
 * @returns whether the first of two modules has the lower place
 */
export function modulePlaces(
  modules: readonly ModuleFolder[],
  after: ReadonlyMap<string, string>,
): (first: ModuleFolder, second: ModuleFolder) => boolean {
  const byName = new Map(modules.map((module) => [module.name, module]));
  return (first, second) => compare(placeOf(first, byName, after), placeOf(second, byName, after)) < 0;
}

/** A number, then one more step for each module that is followed: `[300, 1]` is right after module `[300]`. */
type ModulePlace = readonly number[];

function placeOf(
  module: ModuleFolder,
  byName: ReadonlyMap<string, ModuleFolder>,
  after: ReadonlyMap<string, string>,
): ModulePlace {
  let steps = 0;
  let current: ModuleFolder | undefined = module;
  // Modules that follow each other in a circle have no place of their own and come last.
  for (; current !== undefined && steps <= byName.size; steps += 1) {
    const lowest = current.models[0]?.number;
    if (lowest !== undefined) return [lowest, steps];
    current = byName.get(after.get(current.name) ?? '');
  }
  return [Infinity, steps];
}

function compare(a: ModulePlace, b: ModulePlace): number {
  const [numberA = 0, stepsA = 0] = a;
  const [numberB = 0, stepsB = 0] = b;
  return numberA === numberB ? stepsA - stepsB : numberA - numberB;
}
