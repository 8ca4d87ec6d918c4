import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a data directory, as its lock file says. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the system's own words: a number that was given again is not the same process. */
  readonly start: string | null;
  /** The Unix socket through which the holder lets others in, if it serves. */
  readonly socket: string | null;
}

/** The start of a process as the system counts it, or null where it does not say (or there is no such process). */
export function processStart(pid: number): string | null {
  try {
    // The name in parentheses may hold spaces; the start time is the 20th word after it.
    return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** This process as a holder. */
export const thisProcess = (socket: string | null): LockHolder => ({
  pid: process.pid,
  host: hostname(),
  start: processStart(process.pid),
  socket,
});

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Whether the holder is surely gone. A process on another host cannot be asked: it counts as alive unless somebody
 * named that host in `takeOverFrom`.
 */
export function isGone(holder: LockHolder, takeOverFrom: string | undefined): boolean {
  if (holder.host !== hostname()) return takeOverFrom === holder.host;
  if (!exists(holder.pid)) return true;
  const start = processStart(holder.pid);
  return start !== null && holder.start !== null && start !== holder.start;
}

/** Reads what a lock file says; undefined for anything but a lock file of ours. */
export function readHolder(text: string): LockHolder | undefined {
  try {
    const { pid, host, start, socket } = JSON.parse(text) as Partial<LockHolder>;
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
    return { pid, host, start: start ?? null, socket: socket ?? null };
  } catch {
    return undefined;
  }
}
