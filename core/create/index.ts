export { carryOutCleanup, planCleanup, type CleanupPlan, type Dependant, type Removal } from './cleanup';
export {
  createTables,
  differs,
  pending,
  schemaState,
  type CreateOptions,
  type CreateReport,
  type StepReport,
} from './create_tables';
export type { Comparison, Difference, StepState } from './compare';
export type { Connection } from './connection';
