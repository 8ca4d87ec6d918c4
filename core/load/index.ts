export type { LoadedModel, LoadedModule } from './loaded';
