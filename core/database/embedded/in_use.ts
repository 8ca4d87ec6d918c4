import { hostname } from 'node:os';
import { fail, type HostError } from '../../findings';
import type { LockHolder } from './lock_holder';

/** The finding for a data directory that another process has open and into which it lets nobody. */
export function inUse(directory: string, lockFile: string, holder: LockHolder): HostError {
  const elsewhere = holder.host !== hostname();
  const who = elsewhere ? `process ${holder.pid} on ${holder.host}` : `process ${holder.pid}`;
  return fail({
    code: 'DATABASE_IN_USE',
    summary: `${directory} is in use by ${who}`,
    at: [{ file: lockFile }],
    waysOut: elsewhere
      ? [
          { text: `stop process ${holder.pid} on ${holder.host}` },
          { text: `when that host is surely off, set DATA_DIR_TAKEOVER=${holder.host} for one start` },
        ]
      : [
          { command: `kill ${holder.pid}`, text: 'stop it, then try again' },
          { text: 'set DATA_DIR to another folder' },
          { text: 'set DATABASE_URL to let several processes share a PostgreSQL server' },
        ],
  });
}

/** What is said while a process of this machine is waited for. */
export const waitingFor = (directory: string, { pid }: LockHolder): string =>
  `waiting for the embedded database in ${directory}: process ${pid} has it open`;

/** The finding for a lock file that says nothing the host could have written. */
export const unreadableLock = (lockFile: string): HostError =>
  fail({
    code: 'DATABASE_IN_USE',
    summary: 'the lock of the embedded database does not say who holds it',
    at: [{ file: lockFile }],
    waysOut: [{ text: 'make sure that no process uses the folder, then delete the lock file' }],
  });
