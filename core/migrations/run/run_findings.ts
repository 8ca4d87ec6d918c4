/** What can go wrong while migrations run, in words. */
import { fail, type HostError } from '../../findings';
import type { KnownMigration } from '../files';
import type { Standing } from '../ledger';
import type { Blocker } from './patience';

interface DatabaseError {
  readonly message: string;
  readonly code?: string;
  readonly detail?: string;
  readonly hint?: string;
}

const DUPLICATE_TABLE = '42P07';

const firstLine = (sql: string): string => sql.trim().split('\n')[0] ?? sql;

/** How far a migration is: steps that are done, and whether anything of it is kept. */
export interface Reached {
  readonly done: number;
  readonly kept: boolean;
}

export const failed = (
  { name, shown }: KnownMigration,
  statement: string,
  error: unknown,
  { done, kept }: Reached,
): HostError => {
  const { message, code, detail, hint } = error as DatabaseError;
  return fail(
    {
      code: 'MIGRATION_FAILED',
      summary: `${name} failed: ${message}${detail === undefined ? '' : ` (${detail})`}`,
      at: [{ file: shown, note: firstLine(statement) }],
      waysOut: [
        ...(hint === undefined ? [] : [{ text: hint }]),
        ...(code === DUPLICATE_TABLE
          ? [
              {
                command: 'menu-cli create-tables',
                text: 'where it made some of the tables: makes the others and marks the migration',
              },
            ]
          : []),
        {
          command: 'menu-cli migrate up',
          text: kept
            ? `once the rows, or the file from its step ${done + 1} on, are mended: goes on there`
            : 'once the rows or the file are mended: nothing of it was kept',
        },
      ],
    },
    error,
  );
};

const words = ({ pid, application, user, state, seconds, query }: Blocker): string =>
  `session ${pid}${application === '' ? '' : ` (${application})`} of ${user}, ${state} for ${seconds} s: ${query}`;

export const blocked = (
  { name, shown }: KnownMigration,
  statement: string,
  blockers: readonly Blocker[],
  tries: number,
  cause: unknown,
): HostError =>
  fail(
    {
      code: 'MIGRATION_BLOCKED',
      summary: `${name} did not get its lock in ${tries} tries`,
      at: [
        { file: shown, note: firstLine(statement) },
        ...blockers.map((one) => ({ file: 'pg_stat_activity', note: words(one) })),
      ],
      waysOut: [
        ...blockers.map(({ pid }) => ({
          text: `let that session end its transaction, or: SELECT pg_terminate_backend(${pid})`,
        })),
        { command: 'menu-cli migrate up', text: 'again, at a quieter moment: it goes on where it stands' },
      ],
    },
    cause,
  );

export const irreversible = ({ name, shown }: KnownMigration): HostError =>
  fail({
    code: 'MIGRATION_NO_WAY_BACK',
    summary: `${name} cannot be taken back`,
    at: [{ file: shown, note: 'down: null' }],
    waysOut: [{ text: 'write its way back into the file, or bring back a backup' }],
  });

export const halfWay = ({ name, shown }: KnownMigration, command: 'up' | 'down'): HostError =>
  fail({
    code: 'MIGRATION_HALF_WAY',
    summary: `${name} is half-way ${command}`,
    at: [{ file: shown }],
    waysOut: [{ command: `menu-cli migrate ${command}`, text: 'finishes it first' }],
  });

export const unknown = (name: string, all: readonly Standing[]): HostError =>
  fail({
    code: 'MIGRATION_UNKNOWN',
    summary: `there is no migration ${name} here`,
    at: all.slice(-3).map((one) => ({ file: one.shown ?? one.name, note: one.state })),
    waysOut: [{ command: 'menu-cli migrate status', text: 'lists them' }],
  });
