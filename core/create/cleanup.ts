/** Drops exactly what the host made, in reverse order. */
import { HostError } from '../findings';
import type { Registry } from '../registry';
import { readCatalog, type FoundTable } from './catalog';
import type { Connection } from './connection';
import { quoted } from '../shapes';
import { heldBack, outsideObjects, type OutsideObject } from './dependants';
import { dropTransactions } from './drop_transactions';
import { readExtraObjects, type ExtraObject } from './extra_objects';
import { isOfModule, leftBehind } from './left_behind';
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
  /** What extra DDL made, and goes with it. */
  readonly extras: readonly ExtraObject[];
  /** What the host did not make and would stay without what it needs. */
  readonly outside: readonly OutsideObject[];
  /** One text for each transaction; more than one only where the server cannot lock that many tables at once. */
  readonly sql: readonly string[];
}

/** Part of it is there: a table with the host's mark, or at least one thing an extension added to one. */
const isThere = (step: TableStep, found: FoundTable | undefined): boolean =>
  found?.owned === true && (step.kind === 'table' || partsThere(step, found).length > 0);

/**
 * What a cleanup would do; reads only.
 * @param module a module's name; all modules when undefined
 * @param alongside statements that stand or fall with the last of what goes
 */
export async function planCleanup(
  connection: Connection,
  registry: Registry,
  module?: string,
  alongside: readonly string[] = [],
): Promise<CleanupPlan> {
  const all = planTables(registry);
  const chosen = all.filter(({ file }) => module === undefined || file.module === module);
  const catalog = await readCatalog(connection);
  const left = leftBehind(catalog, new Set(all.map(({ table }) => table)), module);
  const going = new Set(
    [...chosen.filter(({ kind }) => kind === 'table'), ...left].map(({ table }) => table),
  );
  const extras = (await readExtraObjects(connection)).filter(({ place }) => isOfModule(place, module));
  const extraTables = new Set(
    extras.filter(({ kind }) => kind === 'table').map(({ name }) => bareName(name)),
  );
  const steps = chosen.filter((step) => isThere(step, catalog.get(step.table))).reverse();
  const dependants = [...catalog.values()]
    .filter(({ table }) => !going.has(table) && !extraTables.has(table))
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
  const outside = await outsideObjects(connection, {
    tables: going,
    columns: steps.flatMap(({ kind, table, columns }) =>
      kind === 'table' ? [] : columns.map(({ name }) => ({ table, name })),
    ),
    enums: steps.flatMap(({ enums }) => enums.map(({ name }) => name)),
    extras,
  });
  const batches = steps.length === 0 ? [] : batchesWithin(steps, await readLockBudget(connection));
  return {
    // Columns of a table that goes as a whole are not worth a line of their own.
    removals: await counted(connection, [
      ...left,
      ...steps.filter(({ kind, table }) => kind === 'table' || !going.has(table)),
    ]),
    dependants,
    extras,
    outside,
    sql: dropTransactions(left, batches, extras, alongside),
  };
}

/** `public."Order"` -> `Order` */
const bareName = (name: string): string => name.replace(/^(?:\w+|"[^"]*")\./, '').replaceAll('"', '');

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
 * @throws HostError CLEANUP_DEPENDANTS when something that stays needs what would go, or what the database throws; what
 * its transaction dropped is back then
 */
export async function carryOutCleanup(connection: Connection, plan: CleanupPlan): Promise<void> {
  for (const transaction of plan.sql) {
    try {
      await connection.query(transaction);
    } catch (error) {
      await connection.query('ROLLBACK');
      throw stillNeeded(error) ?? error;
    }
  }
}

/** PostgreSQL's word for something that a plan did not see. */
function stillNeeded(error: unknown): HostError | undefined {
  const { code, detail, message } = error as { code?: string; detail?: string; message?: string };
  if (code !== '2BP01') return undefined;
  const lines = (detail ?? message ?? '').split('\n').filter((line) => line !== '');
  return new HostError([heldBack(lines.map((line) => ({ file: line })))], { cause: error });
}
