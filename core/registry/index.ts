export { buildRegistry } from './build_registry';
export type { LoadedExtension, ModelEntry, OwnedAttribute, ReferenceEdge, Registry } from './model_entry';
export { neededBy } from './needed_by';
