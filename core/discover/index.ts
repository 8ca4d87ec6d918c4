export {
  CONTEXTS,
  type Context,
  type Discovered,
  type ModelFile,
  type ModuleFolder,
  type ModuleParts,
  type Origin,
} from './module_folder';
