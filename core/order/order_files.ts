/** Who comes first. The number decides, and nothing else. */
import type { ModelFile, ModuleFolder } from '../discover';

const byNumber = (a: ModelFile, b: ModelFile): number =>
  a.number - b.number || (a.place < b.place ? -1 : Number(a.place > b.place));

/** The model files of all modules that are switched on, in loading order. */
export const orderFiles = (modules: readonly ModuleFolder[]): ModelFile[] =>
  modules.flatMap((module) => (module.enabled ? module.models : [])).sort(byNumber);
