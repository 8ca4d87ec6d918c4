/** What loading answers: imported values beside the files they came from. */
import type { AbstractDefinition, AnyDefinition, Extension } from '../declare';
import type { ModelFile, ModuleFolder } from '../discover';
import type { Manifest } from '../declare';

export interface LoadedModel {
  readonly file: ModelFile;
  readonly definition: AnyDefinition | Extension<string, object> | AbstractDefinition;
  /** Milliseconds the import took. */
  readonly loadTime: number;
}

export interface LoadedModule {
  readonly folder: ModuleFolder;
  readonly manifest: Manifest;
}
