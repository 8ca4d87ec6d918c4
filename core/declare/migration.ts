/** What a file in `migrations/` exports: plain SQL steps up and down, no model. */
import { freeze } from './freeze';

/** Asks the database inside the step's transaction; `values` fill `$1`, `$2`, ... */
export type Query = (
  sql: string,
  values?: readonly unknown[],
) => Promise<{
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly rowCount: number | null;
}>;

/** Statements, one text each. They run in the migration's transaction. */
export interface SqlStep {
  readonly sql: readonly string[];
  /**
   * `false`: each statement stands by itself, as `CREATE INDEX CONCURRENTLY` demands. Such a step may be carried out
   * again after a kill, so it has to come to the same end then.
   */
  readonly transaction?: boolean;
  /** Each statement is sent again, by itself, until it changes no row: for filling a big table in portions. */
  readonly repeat?: boolean;
}

/** Work on rows that SQL alone cannot say. Runs in the migration's transaction and must not keep anything outside it. */
export interface DataStep {
  readonly run: (query: Query) => Promise<void>;
}

export type MigrationStep = SqlStep | DataStep;

export interface MigrationSpec {
  /** The migration of this module that came before; `null` for its first. Two with one forerunner are two branches. */
  readonly after: string | null;
  readonly up: readonly MigrationStep[];
  /** `null`: there is no way back, and `migrate down` says so. */
  readonly down: readonly MigrationStep[] | null;
}

export interface Migration extends MigrationSpec {
  readonly kind: 'migration';
}

/**
 * One change of the database.
 * @param spec `after` is a file's name without extension: `20261120093000.customers.initial`
 */
export const defineMigration = (spec: MigrationSpec): Migration => freeze({ ...spec, kind: 'migration' });

/** Whether a step is carried out inside the migration's transaction. */
export const isTransactional = (step: MigrationStep): boolean =>
  'run' in step || (step.transaction !== false && step.repeat !== true);
