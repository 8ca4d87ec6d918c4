/** What the database said, as a complaint with its ways out. */
import { fail, HostError, type Finding } from '../findings';
import { isDatabaseAway, isLockTimeout, isOutOfLocks, isStatementTimeout, reasonOf } from './failures';

/** The same error as a finding where it came from the database being away, for `throw`. */
export function orFinding(error: unknown, describe: string): unknown {
  const finding = databaseFinding(error, describe);
  return finding === undefined ? error : new HostError([finding], { cause: error });
}

/** The finding for a run that waited too long for its turn. */
export const databaseBusy = (what: string, waitedMs: number, cause: unknown): HostError =>
  fail(
    {
      code: 'DATABASE_BUSY',
      summary: `${what} waited ${Math.round(waitedMs / 1000)} s for the database, which another run still holds`,
      at: [],
      waysOut: [{ text: 'wait until the other run has finished, or stop it, and run the command again' }],
    },
    cause,
  );

/**
 * The finding for an error that came from the database itself, or undefined when the error is something else.
 * @param describe `Database.describe`: where the database is, without secrets.
 */
export function databaseFinding(error: unknown, describe: string): Finding | undefined {
  const reason = reasonOf(error);
  const found = (code: Finding['code'], summary: string, ...waysOut: string[]): Finding => ({
    code,
    level: 'error',
    summary,
    at: [],
    waysOut: waysOut.map((text) => ({ text })),
  });
  if (isOutOfLocks(error)) {
    return found(
      'CREATE_TOO_MANY_LOCKS',
      `one transaction needs more locks than ${describe} has room for`,
      'raise max_locks_per_transaction on the server and restart it',
      'create the tables module by module with --module',
    );
  }
  if (isLockTimeout(error) || isStatementTimeout(error)) {
    return found(
      'DATABASE_BUSY',
      `${describe}: ${reason}`,
      'wait for whoever works on the database, then try again',
    );
  }
  if (!isDatabaseAway(error)) return undefined;
  return found(
    'DATABASE_UNREACHABLE',
    `${describe} does not answer: ${reason}`,
    'start the database, or correct DATABASE_URL',
    'leave DATABASE_URL unset to use the embedded database',
  );
}
