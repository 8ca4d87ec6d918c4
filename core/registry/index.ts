export type { LoadedExtension, ModelEntry, OwnedAttribute, ReferenceEdge, Registry } from './model_entry';
