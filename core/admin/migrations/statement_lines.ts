/** The statements of one migration as they are drawn, with what each costs where that is known. */
import { isTransactional, type MigrationStep } from '../../declare';
import type { PlannedMigration } from '../../migrations';
import { locksOf, type ShownLock } from './locks';
import { sqlPieces, type SqlPiece } from './sql_pieces';

export interface StatementLine {
  /** `undefined`: a step that is written as code. */
  readonly sql: readonly SqlPiece[] | undefined;
  /** `undefined`: not measured. */
  readonly locks: readonly ShownLock[] | undefined;
  readonly notes: readonly string[];
}

const MAKES_TABLE = /^\s*CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"?/i;

function notesOf(step: MigrationStep): string[] {
  if ('run' in step) return ['what it sends depends on the rows'];
  if (step.repeat === true) return ['in portions, until no row is left', 'outside the transaction'];
  return isTransactional(step) ? [] : ['outside the transaction', 'may be run again'];
}

const statementsOf = (step: MigrationStep): readonly (string | undefined)[] =>
  'run' in step ? [undefined] : step.sql;

/** @param measured what `steps` cost, in their order */
export function statementLines(
  steps: readonly MigrationStep[],
  measured: PlannedMigration['statements'] | undefined,
): StatementLine[] {
  const flat = steps.flatMap((step) => statementsOf(step).map((sql) => ({ sql, notes: notesOf(step) })));
  const made = new Set(flat.flatMap(({ sql }) => MAKES_TABLE.exec(sql ?? '')?.[1] ?? []));
  return flat.map(({ sql, notes }, index) => {
    const found = measured?.[index];
    return {
      sql: sql === undefined ? undefined : sqlPieces(sql),
      locks:
        found === undefined || found === 'code' ? undefined : locksOf(found.cost, (table) => made.has(table)),
      notes,
    };
  });
}
