export { declaresModel, declaresTable, lineOfField, lineOfMethod } from './field_line';
export type { ImportOptions } from './import_all';
export { importsIn } from './imports_in';
export { loadModels } from './load_models';
export { loadListeners, loadManifests, loadSeeds, loadViews, type LoadedSeed } from './load_parts';
export { prepareLoader, type LoaderOptions } from './prepare_loader';
export type { LoadedModel, LoadedModule } from './loaded';
