/** What the database said, as a complaint with its ways out. */
import { fail, HostError, type Finding, type FindingCode } from '../findings';
import {
  isDatabaseAway,
  isForbidden,
  isLockTimeout,
  isLost,
  isMissing,
  isOutOfLocks,
  isPoolerRefusal,
  isStatementTimeout,
  isStranger,
  reasonOf,
} from './failures';

/** The same error as a finding where it came from the database and is none yet, for `throw`. */
export function orFinding(error: unknown, describe?: string): unknown {
  if (error instanceof HostError) return error;
  const finding = databaseFinding(error, describe);
  return finding === undefined ? error : new HostError([finding], { cause: error });
}

/** The finding for a run that waited too long for its turn. */
export const databaseBusy = (what: string, waitedMs: number, cause?: unknown): HostError =>
  fail(
    {
      code: 'DATABASE_BUSY',
      summary: `${what} waited ${Math.round(waitedMs / 1000)} s for the database, which another run still holds`,
      at: [],
      waysOut: [{ text: 'wait until the other run has finished, or stop it, and run the command again' }],
    },
    cause,
  );

interface Case {
  readonly is: (error: unknown) => boolean;
  readonly code: FindingCode;
  /** @param where the database, for people @param reason what it said */
  readonly summary: (where: string, reason: string) => string;
  readonly waysOut: readonly string[];
}

/** Looked through from the top; the first that fits is told. */
const CASES: readonly Case[] = [
  {
    is: isPoolerRefusal,
    code: 'DATABASE_POOLER',
    summary: (where, reason) => `${where} is a pooler that refuses settings of a session: ${reason}`,
    waysOut: [
      'name the server itself in DATABASE_URL, usually on port 5432',
      'or let the pooler keep a session for each connection and pass them on: pool_mode = session and ignore_startup_parameters',
    ],
  },
  {
    is: isOutOfLocks,
    code: 'CREATE_TOO_MANY_LOCKS',
    summary: (where) => `one transaction needs more locks than ${where} has room for`,
    waysOut: [
      'raise max_locks_per_transaction on the server and restart it',
      'create the tables module by module with --module',
    ],
  },
  {
    is: isLockTimeout,
    code: 'DATABASE_BUSY',
    summary: (where, reason) => `${where}: ${reason}`,
    waysOut: ['wait for whoever works on the database, then try again'],
  },
  {
    is: isStatementTimeout,
    code: 'DATABASE_BUSY',
    summary: (where, reason) => `${where}: ${reason}`,
    waysOut: ['try again when less happens on the database', 'ask for less at once'],
  },
  {
    is: isMissing,
    code: 'DATABASE_REFUSED',
    summary: (where, reason) => `${where} is not there: ${reason}`,
    waysOut: ['create the database with createdb', 'name one that is there in DATABASE_URL'],
  },
  {
    is: isStranger,
    code: 'DATABASE_REFUSED',
    summary: (where, reason) => `${where} does not let us in: ${reason}`,
    waysOut: [
      'correct the role and its password in DATABASE_URL',
      "let the role in: the server's pg_hba.conf",
    ],
  },
  {
    is: isForbidden,
    code: 'DATABASE_REFUSED',
    summary: (where, reason) => `${where} does not allow that: ${reason}`,
    waysOut: [
      'grant the role what it needs, or make it the owner of the database',
      'name a role that may do it in DATABASE_URL',
    ],
  },
  {
    is: isLost,
    code: 'DATABASE_UNREACHABLE',
    summary: (where, reason) => `${where} went away in the middle: ${reason}`,
    waysOut: ['run the command again once the database is back', "the server's own log says why it went"],
  },
  {
    is: isDatabaseAway,
    code: 'DATABASE_UNREACHABLE',
    summary: (where, reason) => `${where} does not answer: ${reason}`,
    waysOut: [
      'start the database, or correct DATABASE_URL',
      'leave DATABASE_URL unset to use the embedded database',
    ],
  },
];

/**
 * The finding for an error that came from the database itself, or undefined when the error is something else.
 * @param describe `Database.describe`: where the database is, without secrets.
 */
export function databaseFinding(error: unknown, describe = 'the database'): Finding | undefined {
  const found = CASES.find(({ is }) => is(error));
  if (found === undefined) return undefined;
  return {
    code: found.code,
    level: 'error',
    summary: found.summary(describe, reasonOf(error)),
    at: [],
    waysOut: found.waysOut.map((text) => ({ text })),
  };
}
