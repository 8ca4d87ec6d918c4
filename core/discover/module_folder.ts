/** What discovery answers: plain values about files, nothing imported yet. */
import type { Finding } from '../findings';
import type { NumberRange } from '../numbering';

/** Where a module comes from: the project's own folder, this package, or another npm package. */
export type Origin = 'root' | 'shipped' | 'package';

export const CONTEXTS = ['_system', 'admin', '_user'] as const;
export type Context = (typeof CONTEXTS)[number];

/** A numbered file: `300_customer_model.ts`. */
export interface ModelFile {
  readonly number: number;
  /** snake_case singular, as in the file name: `customer`. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  /** Path below `modules/`, with forward slashes: `admin/customers/300_customer_model.ts`. */
  readonly place: string;
  /** Path as a person would type it from the project folder: `modules/admin/customers/300_customer_model.ts`. */
  readonly shown: string;
  /** Name of the module it belongs to. */
  readonly module: string;
}

/** What a module folder gives besides models. Absolute paths; `undefined` where there is none. */
export interface ModuleParts {
  readonly manifest: string | undefined;
  readonly view: string | undefined;
  readonly hook: string | undefined;
  readonly guard: string | undefined;
  readonly cipher: string | undefined;
  readonly commands: string | undefined;
  readonly events: string | undefined;
  readonly door: string | undefined;
  readonly templates: string | undefined;
  readonly static: string | undefined;
  readonly seeds: readonly string[];
  readonly migrations: readonly string[];
  readonly tests: readonly string[];
}

export interface ModuleFolder {
  readonly name: string;
  readonly context: Context;
  /** Absolute path. */
  readonly dir: string;
  /** `modules/admin/customers`, as a person would type it from the project folder. */
  readonly shown: string;
  readonly origin: Origin;
  /** The npm package it comes from; `undefined` for the project's own. */
  readonly package?: string;
  /** False when `modules/enabled.json` leaves it out. */
  readonly enabled: boolean;
  readonly models: readonly ModelFile[];
  readonly parts: ModuleParts;
}

export interface Discovered {
  /** Absolute path of the project folder. */
  readonly root: string;
  /** All modules found, switched on or not, sorted by context and name. */
  readonly modules: readonly ModuleFolder[];
  /** The catalogue's ranges and those of `modules/ranges.json`. */
  readonly ranges: readonly NumberRange[];
  readonly findings: readonly Finding[];
}
