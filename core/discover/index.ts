export { closest } from './closest';
export { discover, type DiscoverOptions } from './discover';
export type { Disk, Entry } from './disk';
export { MODULE_PARTS, type ModulePart } from './module_parts';
export {
  CONTEXTS,
  type Context,
  type Discovered,
  type ModelFile,
  type ModuleFolder,
  type ModuleParts,
  type Origin,
} from './module_folder';
export type { ModulePackage } from './packages';
export { parseName, type ModelName } from './parse_name';
export { sourceFiles } from './source_files';
export { isUsableName, shellWord, usableName } from './usable_name';
