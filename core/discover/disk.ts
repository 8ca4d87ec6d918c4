/** The one file that reads the disk to find things. Everything else gets a `Disk` and works on values. */
import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** Why a folder could not be listed. */
export type ListProblem = 'missing' | 'not a folder' | 'unreadable';

export interface Disk {
  /** What a folder holds, sorted by name, so that the answer does not depend on the file system. */
  list(dir: string): readonly Entry[] | ListProblem;
  /** A file's text; `undefined` when there is none or it cannot be read. */
  text(file: string): string | undefined;
  /** Where a path really leads; `undefined` when it leads nowhere. */
  real(path: string): string | undefined;
  /** What lies at the end of a path, links followed; `undefined` when nothing does. */
  kind(path: string): 'file' | 'folder' | undefined;
}

export const nodeDisk: Disk = { list, text, real, kind };

function list(dir: string): readonly Entry[] | ListProblem {
  try {
    const entries = readdirSync(dir, { withFileTypes: true });
    const found = entries.map((entry): Entry => ({ name: entry.name, kind: kindOf(entry) }));
    const isSorted = found.every(({ name }, index) => index === 0 || name > (found[index - 1] as Entry).name);
    return isSorted ? found : found.sort(byName);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'missing';
    return code === 'ENOTDIR' ? 'not a folder' : 'unreadable';
  }
}

function kindOf(entry: Dirent): Entry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

const byName = (a: Entry, b: Entry): number => (a.name < b.name ? -1 : 1);

function text(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function kind(path: string): 'file' | 'folder' | undefined {
  try {
    const found = statSync(path);
    if (found.isFile()) return 'file';
    return found.isDirectory() ? 'folder' : undefined;
  } catch {
    return undefined;
  }
}
