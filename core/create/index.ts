export { carryOutCleanup, planCleanup, type CleanupPlan, type Dependant, type Removal } from './cleanup';
export { needing, type OutsideObject } from './dependants';
export {
  createTables,
  differs,
  pending,
  schemaState,
  type CreateOptions,
  type CreateReport,
  type StepReport,
} from './create_tables';
export { findLeftBehind } from './left_behind';
export type { Comparison, StepState } from './compare';
export type { Difference } from './compare_parts';
export type { Connection } from './connection';
export { databaseExtensions } from './database_extensions';
export { extensionSql, OWNER_MARK } from './statements';
export { stepStatements, wholeSchema, type StepStatements } from './step_statements';
export { SCHEMA_LOCK } from './schema_lock';
