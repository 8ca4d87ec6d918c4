import type { Models } from './bound_model';

export interface SeedContext {
  readonly models: Models;
  readonly log: (message: string) => void;
}

/** The default export of a file in `seeds/`. `demo` seeds run only when asked for; both may run again and again. */
export interface Seed {
  readonly demo: boolean;
  run(context: SeedContext): Promise<void>;
}

/** Data a module cannot do without; idempotent. */
export const defineSeed = (run: Seed['run']): Seed => Object.freeze({ demo: false, run });
/** Data to look at; idempotent. */
export const defineDemo = (run: Seed['run']): Seed => Object.freeze({ demo: true, run });
