import { linkSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { randomUUID } from 'node:crypto';
import { isGone, readHolder, type LockHolder } from './lock_holder';

/** A lock that is held, and the way to give it back. */
export interface HeldLock {
  readonly kind: 'held';
  /** The holder that was found dead and whose lock was taken over. */
  readonly recovered: LockHolder | undefined;
  readonly release: () => void;
}

/** What came of one attempt. */
export type LockAttempt =
  HeldLock | { readonly kind: 'taken'; readonly holder: LockHolder } | { readonly kind: 'unreadable' };

const code = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (code(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/** Puts `text` at `file` in one step that fails when something is there: link(2) is atomic on every file system. */
function claim(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (code(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes the lock of a dead process. Of several that found it dead, one at a time may look again and remove it: a
 * lock that was taken meanwhile is another text and stays.
 */
function bury(file: string, dead: string, me: LockHolder, takeOverFrom: string | undefined): void {
  const guard = `${file}.takeover`;
  if (!claim(guard, JSON.stringify(me))) {
    const other = readHolder(read(guard) ?? '');
    if (other !== undefined && isGone(other, takeOverFrom)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (read(file) === dead) unlinkSync(file);
  } finally {
    rmSync(guard, { force: true });
  }
}

/**
 * Tries once to lock the data directory for this process. PGlite has no lock of its own: two processes on one
 * directory would lose acknowledged writes without an error.
 * @param file the lock file, beside the directory
 * @param takeOverFrom a host whose lock may be taken over although its process cannot be asked
 */
export function tryDirectoryLock(
  file: string,
  me: LockHolder,
  takeOverFrom: string | undefined,
): LockAttempt {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // The id keeps the texts of two locks of one process apart.
  const mine = JSON.stringify({ ...me, id: randomUUID() });
  let recovered: LockHolder | undefined;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (claim(file, mine)) return { kind: 'held', recovered, release: releaseOf(file, mine) };
    const text = read(file);
    if (text === undefined) continue;
    const holder = readHolder(text);
    if (holder === undefined) return { kind: 'unreadable' };
    if (!isGone(holder, takeOverFrom)) return { kind: 'taken', holder };
    recovered = holder;
    bury(file, text, me, takeOverFrom);
  }
  return { kind: 'unreadable' };
}

/** Gives the lock back once, at the latest when the process exits. */
function releaseOf(file: string, mine: string): () => void {
  const release = (): void => {
    process.removeListener('exit', release);
    if (read(file) === mine) rmSync(file, { force: true });
  };
  process.once('exit', release);
  return release;
}
