import type { Hooks, Models } from 'ordinal-host';
import type { Tables } from './read_state';

/** What a repository works with: what a view or a hook of a module is given. */
export interface Storage {
  readonly models: Tables & Pick<Models, 'DomainEvent'>;
  readonly hooks: Pick<Hooks, 'filter'>;
  transaction<T>(work: () => Promise<T>): Promise<T>;
}
