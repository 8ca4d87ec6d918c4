/** Carries one migration out, from the step it stands at, in either direction. */
import type { Client } from 'pg';
import type { MigrationStep, Query } from '../../declare';
import { groupsOf, isData, type Group, type KnownMigration } from '../files';
import { forgetSql, markSql, type LedgerRow } from '../ledger';
import { stillToDo } from './concurrently';
import { patiently, type Blocker, type Patience } from './patience';
import { blocked, failed, type Reached } from './run_findings';

export interface Run {
  readonly connection: Client;
  readonly migration: KnownMigration;
  readonly direction: 'up' | 'down';
  /** The row that stands for it, from an earlier run. */
  readonly row: LedgerRow | undefined;
  readonly batch: number;
  readonly patience: Patience;
  /** Who is in the way, asked on another connection. */
  readonly look: () => Promise<readonly Blocker[]>;
  /** Statements are announced before they are sent. */
  readonly onStatement?: (sql: string) => void;
}

/**
 * The row in the ledger is written in the migration's own transaction. Where a step cannot be in one, the row says
 * how far it is, so that the next run goes on there.
 * @returns milliseconds
 * @throws HostError MIGRATION_FAILED, MIGRATION_BLOCKED; what is done stands in the ledger
 */
export async function runMigration(run: Run): Promise<number> {
  const { migration, direction, row } = run;
  const began = performance.now();
  const steps = migration.migration[direction] ?? [];
  const begun = row?.state === (direction === 'up' ? 'running' : 'reverting');
  const groups = groupsOf(steps, begun ? row.stepsDone : 0);
  if (groups.length === 0) groups.push({ transaction: true, steps: [], end: steps.length });
  const spent = (): number => (begun ? row.durationMs : 0) + performance.now() - began;
  for (const group of groups) {
    const note = noteOf(run, group.end, group.end === steps.length, spent);
    await (group.transaction ? inTransaction(run, group, note) : byThemselves(run, group, note, spent));
  }
  return spent();
}

function noteOf(
  { migration, direction, batch }: Run,
  end: number,
  last: boolean,
  spent: () => number,
): () => string {
  return () => {
    if (last && direction === 'down') return forgetSql(migration.name);
    const half = direction === 'up' ? 'running' : 'reverting';
    return markSql(migration, { state: last ? 'applied' : half, stepsDone: end, batch, durationMs: spent() });
  };
}

async function inTransaction(run: Run, group: Group, note: () => string): Promise<void> {
  const { connection, patience } = run;
  let at = '';
  const send = async (sql: string, values?: readonly unknown[]): ReturnType<Query> => {
    at = sql;
    run.onStatement?.(sql);
    return connection.query<Record<string, unknown>>(sql, values === undefined ? undefined : [...values]);
  };
  const work = async (): Promise<void> => {
    await connection.query(`BEGIN; SET LOCAL lock_timeout = ${patience.lockMs}`);
    try {
      for (const step of group.steps) await carryOut(step, send);
      at = note();
      await connection.query(at);
      await connection.query('COMMIT');
    } catch (error) {
      await connection.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
  const done = group.end - group.steps.length;
  await attempt(run, work, () => at, { done, kept: done > 0 });
}

async function carryOut(step: MigrationStep, send: Query): Promise<void> {
  if (isData(step)) await step.run(send);
  else for (const sql of step.sql) await send(sql);
}

/** Statements that stand by themselves; the ledger knows of the migration before the first of them. */
async function byThemselves(run: Run, group: Group, note: () => string, spent: () => number): Promise<void> {
  const { connection, migration, direction, batch, patience } = run;
  const [step] = group.steps;
  if (step === undefined || isData(step)) return;
  const state = direction === 'up' ? 'running' : 'reverting';
  const before = group.end - 1;
  await connection.query(markSql(migration, { state, stepsDone: before, batch, durationMs: spent() }));
  for (const statement of step.sql) {
    const work = async (): Promise<void> => {
      await connection.query("SELECT set_config('lock_timeout', $1, false)", [String(patience.lockMs)]);
      for (const sql of await stillToDo(connection, statement)) {
        run.onStatement?.(sql);
        let changed: number | null;
        do changed = (await connection.query(sql)).rowCount;
        while (step.repeat === true && (changed ?? 0) > 0);
      }
    };
    await attempt(run, work, () => statement, { done: before, kept: true });
  }
  await connection.query(note());
}

async function attempt(
  run: Run,
  work: () => Promise<void>,
  at: () => string,
  reached: Reached,
): Promise<void> {
  const { migration, patience, look } = run;
  const givenUp = (seen: readonly Blocker[], tries: number, cause: unknown): Error =>
    blocked(migration, at(), seen, tries, cause);
  try {
    await patiently(patience, work, look, givenUp);
  } catch (error) {
    if (!isFromDatabase(error)) throw error;
    throw failed(migration, at(), error, reached);
  }
}

/** A lost connection is no fault of the migration's: it has a finding of its own further out. */
const isFromDatabase = (error: unknown): boolean =>
  error instanceof Error &&
  'severity' in error &&
  !/^(57P0|08)/.test(String((error as { code?: string }).code));
