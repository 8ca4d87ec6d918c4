export { migrateUp } from './bring_up';
export { migrateDown } from './take_back';
export type { MigrateOptions, Outcome } from './options';
export { blockersOf, PATIENCE, type Blocker, type Patience } from './patience';
