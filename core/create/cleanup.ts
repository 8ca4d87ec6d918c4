/** Drops exactly the tables the host owns, in reverse order. */
import type { Registry } from '../registry';
import { readCatalog, type FoundTable } from './catalog';
import type { Connection } from './connection';
import { quoted } from '../shapes';
import { leftBehind } from './left_behind';
import { batchesWithin, readLockBudget } from './lock_budget';
import { planTables } from './plan_tables';
import { partsThere } from './step_parts';
import type { TableStep } from './table_shape';

/** One thing that goes: a table, or the columns, indexes and checks an extension added. */
export interface Removal {
  readonly step: TableStep;
  /** Rows that go with it; for columns the rows that lose a value. */
  readonly rows: number;
}

/** A table outside the chosen module whose rows point into it. */
export interface Dependant {
  readonly table: string;
  readonly column: string;
  readonly target: string;
}

export interface CleanupPlan {
  /** In the order of removal: highest number first. */
  readonly removals: readonly Removal[];
  readonly dependants: readonly Dependant[];
  /** One text for each transaction; more than one only where the server cannot lock that many tables at once. */
  readonly sql: readonly string[];
}

const dropStep = ({ kind, table, columns, checks, indexes, enums }: TableStep): string[] => [
  ...(kind === 'table'
    ? [`DROP TABLE ${quoted(table)}`]
    : [
        ...indexes.map(({ name }) => `DROP INDEX IF EXISTS ${quoted(name)}`),
        ...checks.map(({ name }) => `ALTER TABLE ${quoted(table)} DROP CONSTRAINT IF EXISTS ${quoted(name)}`),
        ...columns.map(({ name }) => `ALTER TABLE ${quoted(table)} DROP COLUMN IF EXISTS ${quoted(name)}`),
      ]),
  ...enums.map(({ name }) => `DROP TYPE IF EXISTS ${quoted(name)}`),
];

/** Part of it is there: a table with the host's mark, or at least one thing an extension added to one. */
const isThere = (step: TableStep, found: FoundTable | undefined): boolean =>
  found?.owned === true && (step.kind === 'table' || partsThere(step, found).length > 0);

/**
 * What a cleanup would do; reads only.
 * @param module a module's name; all modules when undefined
 */
export async function planCleanup(
  connection: Connection,
  registry: Registry,
  module?: string,
): Promise<CleanupPlan> {
  const all = planTables(registry);
  const chosen = all.filter(({ file }) => module === undefined || file.module === module);
  const catalog = await readCatalog(connection);
  const left = leftBehind(catalog, new Set(all.map(({ table }) => table)), module);
  const going = new Set(
    [...chosen.filter(({ kind }) => kind === 'table'), ...left].map(({ table }) => table),
  );
  const steps = chosen.filter((step) => isThere(step, catalog.get(step.table))).reverse();
  const dependants = [...catalog.values()]
    .filter(({ table }) => !going.has(table))
    .flatMap(({ table, constraints }) =>
      constraints.flatMap(({ target, definition }) =>
        target !== null && going.has(target) ? [{ table, column: keyColumn(definition), target }] : [],
      ),
    )
    // Keys that leave with their own extension hold nobody back.
    .filter(
      ({ table, column }) =>
        !steps.some((step) => step.table === table && step.columns.some(({ name }) => name === column)),
    );
  const batches = steps.length === 0 ? [] : batchesWithin(steps, await readLockBudget(connection));
  return {
    // Columns of a table that goes as a whole are not worth a line of their own.
    removals: await counted(connection, [
      ...left,
      ...steps.filter(({ kind, table }) => kind === 'table' || !going.has(table)),
    ]),
    dependants,
    sql: transactions(left, batches),
  };
}

/** What is left behind goes first, with the first of the rest: it may point into what follows. */
const transactions = (left: readonly TableStep[], batches: readonly (readonly TableStep[])[]): string[] => {
  const first = left.length === 0 ? [] : [dropTogether(left)];
  const runs = batches.length === 0 && first.length > 0 ? [[]] : batches;
  return runs.map(
    (batch, at) =>
      ['BEGIN', ...(at === 0 ? first : []), ...batch.flatMap(dropStep), 'COMMIT'].join(';\n') + ';\n',
  );
};

/** They may point to each other in any order: no model says which comes first. */
const dropTogether = (steps: readonly TableStep[]): string =>
  `DROP TABLE ${steps.map(({ table }) => quoted(table)).join(', ')}`;

const keyColumn = (definition: string): string =>
  /\(([^)]*)\)/.exec(definition)?.[1]?.replaceAll('"', '') ?? '';

async function counted(connection: Connection, steps: readonly TableStep[]): Promise<Removal[]> {
  if (steps.length === 0) return [];
  const counts = steps.map(({ kind, table, columns }, index) => {
    const isLost = kind === 'table' || columns.length > 0;
    return `SELECT ${index} AS at, count(*)::int AS rows FROM ${quoted(table)}${isLost ? '' : ' WHERE false'}`;
  });
  const { rows } = await connection.query(counts.join(' UNION ALL '));
  const byStep = new Map(
    (rows as readonly { at: number; rows: number }[]).map(({ at, rows: count }) => [at, count]),
  );
  return steps.map((step, index) => ({ step, rows: byStep.get(index) ?? 0 }));
}

/**
 * Carries a plan out, highest number first. The caller holds the database's lock and has asked.
 * @throws what the database throws, e.g. when a dependant still points here; what its transaction dropped is back then
 */
export async function carryOutCleanup(connection: Connection, plan: CleanupPlan): Promise<void> {
  for (const transaction of plan.sql) {
    try {
      await connection.query(transaction);
    } catch (error) {
      await connection.query('ROLLBACK');
      throw error;
    }
  }
}
