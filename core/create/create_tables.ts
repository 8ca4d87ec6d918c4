/** All missing tables, in loading order, all or nothing. */
import { HostError, type Finding } from '../findings';
import type { ModelFile } from '../discover';
import type { Registry } from '../registry';
import { readCatalog } from './catalog';
import { compareSchema, type Comparison } from './compare';
import type { Difference } from './compare_parts';
import type { Connection } from './connection';
import { batchesWithin, readLockBudget } from './lock_budget';
import { planTables } from './plan_tables';
import { runSteps, transactionOf } from './run_statements';
import { settleOpen } from './settle_open';

export interface StepReport {
  readonly file: ModelFile;
  readonly table: string;
  readonly state: 'created' | 'there' | 'differs';
  readonly differences: readonly Difference[];
}

export interface CreateReport {
  /** One for each model and extension file looked at, in loading order. */
  readonly steps: readonly StepReport[];
  /** What was (or, on a dry run, would be) sent; empty when nothing is missing. */
  readonly sql: readonly string[];
  /** Warnings: tables that differ. */
  readonly findings: readonly Finding[];
}

/** What making tables takes; `alongside` may throw, and nothing is made then. */
export interface CreateOptions {
  readonly connection: Connection;
  readonly registry: Registry;
  /** Files to look at; default: all. */
  readonly only?: (file: ModelFile) => boolean;
  readonly dryRun?: boolean;
  /** Statements that stand or fall with the last of what is made, e.g. notes of what it stands for. */
  readonly alongside?: (comparisons: readonly Comparison[]) => readonly string[];
  /** Told after each transaction is committed how many of how many steps stand. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Where the database stands against the definitions: one comparison for each step. */
export async function schemaState(
  connection: Connection,
  registry: Registry,
  only: (file: ModelFile) => boolean = () => true,
): Promise<readonly Comparison[]> {
  const all = planTables(registry);
  const steps = all.filter(({ file }) => only(file));
  const catalog = await readCatalog(connection, [...new Set(steps.map(({ table }) => table))]);
  return settleOpen(connection, compareSchema(steps, catalog, all), catalog, all);
}

/**
 * Makes what is missing. The caller holds the database's lock, so that two processes do not make it at once.
 * A second run changes nothing. Tables that differ are reported and left alone: changing them is a migration.
 * @throws HostError when a table of that name is somebody else's, or the database refuses; nothing is changed then
 */
export async function createTables(options: CreateOptions): Promise<CreateReport> {
  const { connection, registry, only, dryRun = false, alongside, onProgress } = options;
  const comparisons = await schemaState(connection, registry, only);
  const foreign = comparisons.filter(({ state }) => state === 'foreign').map(foreignTable);
  if (foreign.length > 0) throw new HostError(foreign);
  const missing = comparisons.filter(({ state }) => state === 'missing').map(({ step }) => step);
  const batches = missing.length === 0 ? [] : batchesWithin(missing, await readLockBudget(connection));
  const also = missing.length === 0 ? [] : (alongside?.(comparisons) ?? []);
  const texts = batches.map((batch, at) => transactionOf(batch, at === batches.length - 1 ? also : []));
  let done = 0;
  for (const [at, batch] of dryRun ? [] : batches.entries()) {
    await runSteps(connection, batch, texts[at] as string);
    onProgress?.((done += batch.length), missing.length);
  }
  return {
    steps: comparisons.map(({ step, state, differences }) => ({
      file: step.file,
      table: step.table,
      state: state === 'missing' ? 'created' : state === 'differs' ? 'differs' : 'there',
      differences,
    })),
    sql: texts,
    findings: comparisons.filter(({ state }) => state === 'differs').map(differs),
  };
}

const foreignTable = ({ step }: Comparison): Finding => ({
  code: 'CREATE_FOREIGN_TABLE',
  level: 'error',
  summary: `a table ${step.table} exists that the host did not make`,
  at: [{ file: step.file.shown, note: `table: '${step.table}'` }],
  waysOut: [
    { text: 'give the model another table name' },
    { text: "use a database, or a schema in the search_path of DATABASE_URL, that is the host's own" },
  ],
});

/** A table whose shape is not its model's, as a finding for people. */
export const differs = ({ step, differences }: Comparison): Finding => ({
  code: 'SCHEMA_DIFFERS',
  level: 'warning',
  summary: `${step.table} in the database differs from ${step.file.place}`,
  at: differences.map(({ about, found, wanted }) => ({
    file: step.file.shown,
    note: `${about}: is ${found}, should be ${wanted}`,
  })),
  waysOut: [
    {
      command: 'menu-cli make-migration NAME',
      text: 'where the model has changed: writes the way there; then migrate up',
    },
    { text: 'where the table was changed by hand: change it back, or the model to what the table is' },
    {
      command: `menu-cli cleanup ${step.file.module}`,
      text: 'in development: drops the tables of the module, then create-tables makes them anew',
    },
  ],
});

/** A table or column that is not there yet, as a finding for a command that does not create. */
export const pending = (missing: readonly Comparison[]): Finding => ({
  code: 'SCHEMA_PENDING',
  level: 'error',
  summary: `${missing.length} of the tables the models ask for ${missing.length === 1 ? 'is' : 'are'} not in the database`,
  at: missing.map(({ step }) => ({ file: step.file.shown, note: step.table })),
  waysOut: [{ command: 'menu-cli create-tables' }],
});
