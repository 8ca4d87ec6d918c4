export { buildRegistry } from './build_registry';
export { referencesOf } from './references';
export type { LoadedExtension, ModelEntry, OwnedAttribute, ReferenceEdge, Registry } from './model_entry';
export { neededBy } from './needed_by';
