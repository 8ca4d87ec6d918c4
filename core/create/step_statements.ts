/** What create-tables would send, file by file: for those who make the same some other way. */
import type { ModelFile } from '../discover';
import type { Registry } from '../registry';
import { planTables } from './plan_tables';
import { plainStatements, statementsOf } from './statements';

export interface StepStatements {
  readonly file: ModelFile;
  readonly table: string;
  /** An extension adds to a table that another file makes. */
  readonly kind: 'table' | 'extension';
  readonly sql: readonly string[];
  /** Names of what the file declares, as PostgreSQL keeps them. */
  readonly columns: readonly string[];
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
  readonly databaseExtensions: readonly string[];
}

/** Exactly what create-tables sends for all files, in loading order. */
export const wholeSchema = (registry: Registry): readonly string[] =>
  planTables(registry).flatMap(statementsOf);

/** In loading order, as a person would write them. */
export const stepStatements = (registry: Registry): readonly StepStatements[] =>
  planTables(registry).map((step) => ({
    file: step.file,
    table: step.table,
    kind: step.kind,
    sql: plainStatements(step),
    columns: step.columns.map(({ name }) => name),
    constraints: [...step.checks, ...step.foreignKeys].map(({ name }) => name),
    indexes: step.indexes.map(({ name }) => name),
    databaseExtensions: step.databaseExtensions,
  }));
