import type { Discovered } from '../discover';
import type { Finding } from '../findings';
import type { ImportOptions, LoadedModel, LoadedModule } from '../load';
import type { Registry } from '../registry';

/** A project as far as it can be known without a database. */
export interface Project {
  /** Absolute path of the project folder. */
  readonly root: string;
  readonly discovered: Discovered;
  /** Modules that are switched on and loaded, in loading order, with their manifests. */
  readonly modules: readonly LoadedModule[];
  /** Manifests of all modules, switched off ones included. */
  readonly manifests: readonly LoadedModule[];
  /** Model files that loaded, in loading order. */
  readonly loaded: readonly LoadedModel[];
  readonly registry: Registry;
  /** Everything found from discovery to check: errors and warnings. */
  readonly findings: readonly Finding[];
  /** Names of modules left out because they failed, or needed one that did; only where faults are contained. */
  readonly left: readonly string[];
  /** How it was read. */
  readonly options: ProjectOptions;
}

export interface ProjectOptions {
  /** Absolute path of the project folder. */
  readonly root: string;
  /** Production: compiled JavaScript only, and a module that fails is left out instead of stopping the rest. */
  readonly production: boolean;
  /** Folder for compiled TypeScript; default `<root>/.data/cache`. */
  readonly cacheDir?: string;
  /** Milliseconds one file may take to import. */
  readonly importTimeLimit?: number;
  /** Names of modules to take with what they need downhill; default: all that are switched on. */
  readonly only?: readonly string[];
}

/** How files of the project are imported, its views and listeners too. */
export const importOptions = ({ importTimeLimit }: ProjectOptions): ImportOptions =>
  importTimeLimit === undefined ? {} : { timeLimit: importTimeLimit };

/** The part of the options that the environment sets: `IMPORT_TIME_LIMIT`, in milliseconds. */
export const limitsFrom = (
  environment: Readonly<Record<string, string | undefined>>,
): Pick<ProjectOptions, 'importTimeLimit'> => {
  const limit = Number(environment['IMPORT_TIME_LIMIT']);
  return limit > 0 ? { importTimeLimit: limit } : {};
};
