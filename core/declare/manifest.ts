import type { Card } from './cards';
import { freeze } from './freeze';
import type { EventCatalogue, FilterCatalogue } from './hooks';

export interface MenuLink {
  readonly title: string;
  /** Address: `/` is the module's own first page, a bare word lies below it, anything else that begins with `/` is whole. */
  readonly to: string;
  readonly permission?: string;
}

/** A setting a module reads from the environment, checked at start. */
export interface EnvironmentSetting {
  readonly help: string;
  readonly required?: boolean;
  readonly default?: string;
  readonly pattern?: RegExp;
}

/** What `module.ts` says about a module. Every member has a default. */
export interface Manifest {
  /** For people; default: the folder's name with capitals. */
  readonly title?: string;
  readonly version?: string;
  /** Modules that must be there and switched on. */
  readonly requires?: readonly string[];
  /** For a module without models: the module it comes after. */
  readonly after?: string;
  /** Where `view.ts` is mounted; default by context: `/admin/<module>`, `/<module>`. */
  readonly mount?: string;
  /** The range the module's numbers come from, `[360, 379]`; default: the range most of its models lie in. */
  readonly range?: readonly [from: number, to: number];
  /** Permissions beyond the generated ones: name -> what it allows, in words. */
  readonly permissions?: Readonly<Record<string, string>>;
  readonly menu?: readonly MenuLink[];
  /** Pages about the person who has signed in: tabs on each of them, in loading order of the modules. */
  readonly account?: readonly Omit<MenuLink, 'permission'>[];
  /** Cards of the first page of the admin area, by name. */
  readonly cards?: Readonly<Record<string, Card>>;
  /** Events and filters of this module's own `events.ts`, so that listeners to them can be checked at start. */
  readonly announces?: readonly (keyof EventCatalogue | keyof FilterCatalogue)[];
  readonly environment?: Readonly<Record<string, EnvironmentSetting>>;
}

/** The default export of `module.ts`. */
export const defineModule = (manifest: Manifest): Manifest => freeze({ ...manifest });
