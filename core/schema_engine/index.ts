export type { Action, Delta, Fact, SchemaState, Subject } from './facts';
export { SchemaEngine } from './schema_engine';
