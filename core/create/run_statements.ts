/** Runs the statements of many steps as one transaction in one round trip, and finds the guilty one when it fails. */
import { HostError, type Finding } from '../findings';
import type { Connection } from './connection';
import { statementsOf } from './statements';
import type { TableStep } from './table_shape';

/** Milliseconds a statement waits for a lock that somebody else holds. */
const LOCK_TIMEOUT = 10_000;

interface DatabaseError {
  readonly code?: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
}

const OUT_OF_LOCKS = '53200';

/** The text that is sent, and that a dry run prints. */
export const transactionOf = (steps: readonly TableStep[], also: readonly string[]): string =>
  [
    'BEGIN',
    `SET LOCAL lock_timeout = ${LOCK_TIMEOUT}`,
    ...steps.flatMap(statementsOf),
    ...also,
    'COMMIT',
  ].join(';\n') + ';\n';

/**
 * @param text what `transactionOf` says of the steps
 * @throws HostError with CREATE_FAILED or CREATE_TOO_MANY_LOCKS; nothing was changed then
 */
export async function runSteps(
  connection: Connection,
  steps: readonly TableStep[],
  text: string,
): Promise<void> {
  try {
    await connection.query(text);
  } catch (error) {
    await connection.query('ROLLBACK');
    if (!isDatabaseError(error)) throw error;
    if (error.code === OUT_OF_LOCKS) throw new HostError([tooManyLocks(steps, error)], { cause: error });
    throw new HostError([await guilty(connection, steps, error)], { cause: error });
  }
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && typeof (error as Partial<DatabaseError>).code === 'string' && 'severity' in error;

/** The steps once more, one statement at a time, until the same error names its place; rolled back in any case. */
async function guilty(
  connection: Connection,
  steps: readonly TableStep[],
  error: DatabaseError,
): Promise<Finding> {
  await connection.query(`BEGIN; SET LOCAL lock_timeout = ${LOCK_TIMEOUT}`);
  try {
    for (const step of steps) {
      for (const statement of statementsOf(step)) {
        try {
          await connection.query(statement);
        } catch (again) {
          return refused(step, statement, isDatabaseError(again) ? again : error);
        }
      }
    }
  } finally {
    await connection.query('ROLLBACK');
  }
  return refused(steps[0] as TableStep, 'COMMIT', error);
}

const refused = (step: TableStep, statement: string, error: DatabaseError): Finding => ({
  code: 'CREATE_FAILED',
  level: 'error',
  summary: `${step.table} cannot be made: ${error.message}${error.detail === undefined ? '' : ` (${error.detail})`}`,
  at: [{ file: step.file.shown, note: statement.split('\n')[0] ?? statement }],
  waysOut: [
    ...(error.hint === undefined ? [] : [{ text: error.hint }]),
    { command: 'menu-cli create-tables --dry-run', text: 'shows the whole SQL; nothing was changed' },
  ],
});

const tooManyLocks = (steps: readonly TableStep[], error: DatabaseError): Finding => ({
  code: 'CREATE_TOO_MANY_LOCKS',
  level: 'error',
  summary: `making ${steps.length} tables in one transaction needs more locks than the server has free: ${error.message}`,
  at: [{ file: 'postgresql.conf', note: 'max_locks_per_transaction' }],
  waysOut: [
    { text: 'raise max_locks_per_transaction (64 on a stock server) to 256 and restart the server' },
    {
      command: 'menu-cli create-tables --module NAME',
      text: 'one module and what it needs at a time; nothing was changed',
    },
  ],
});
