/** A `modules/` folder to be read: the project's own, the shipped one, or that of an npm package. */
import path from 'node:path';
import type { Finding } from '../findings';
import type { Disk, Entry } from './disk';
import type { Origin } from './module_folder';
import type { NearModel } from './near_model';
import { printable } from './usable_name';

export interface Source {
  /** Absolute path of the `modules/` folder. */
  readonly dir: string;
  /** Links may not lead out of this folder. Absolute path. */
  readonly limit: string;
  readonly origin: Origin;
  readonly package?: string;
  /** Extensions in order of preference: `.ts` before `.js` in development, `.js` alone in production. */
  readonly extensions: readonly string[];
  /** A path as a person would type it from the project folder. */
  readonly shown: (file: string) => string;
}

/** Answers how a path is typed from `root`: relative below it, absolute elsewhere, always with forward slashes. */
export const shownFrom =
  (root: string) =>
  (file: string): string => {
    const inside = file.startsWith(root) && file[root.length] === path.sep;
    return (inside ? file.slice(root.length + 1) : file).replaceAll(path.sep, '/');
  };

/** What is collected while folders are read. */
export interface Reading {
  readonly disk: Disk;
  readonly findings: Finding[];
}

/** While the folders of modules are read: near misses wait until all numbers are known. */
export interface ModuleReading extends Reading {
  readonly nearModels: NearModel[];
}

/** Entries with links replaced by what they lead to; links that lead nowhere or out are reported and left out. */
export function followed(
  entries: readonly Entry[],
  dir: string,
  source: Source,
  reading: Reading,
): readonly Entry[] {
  if (!entries.some(({ kind }) => kind === 'link')) return entries;
  return entries.flatMap((entry) => (entry.kind === 'link' ? follow(entry, dir, source, reading) : [entry]));
}

function follow(entry: Entry, dir: string, source: Source, { disk, findings }: Reading): Entry[] {
  if (entry.name.startsWith('.')) return [];
  const link = path.join(dir, entry.name);
  const target = disk.real(link);
  const kind = target === undefined ? undefined : disk.kind(target);
  if (target === undefined || kind === undefined) {
    findings.push(badLink(source.shown(link), 'nowhere'));
    return [];
  }
  const limit = disk.real(source.limit) ?? source.limit;
  if (target !== limit && !target.startsWith(limit + path.sep)) {
    findings.push(badLink(source.shown(link), `out of the project, to ${printable(target)}`));
    return [];
  }
  return [{ name: entry.name, kind }];
}

export const badLink = (shown: string, where: string): Finding => ({
  code: 'DISCOVER_OUTSIDE_ROOT',
  level: 'error',
  summary: `the symbolic link ${printable(shown)} leads ${where}`,
  at: [{ file: printable(shown) }],
  waysOut: [
    { text: 'put the folder itself there, not a link to it' },
    { text: 'or make it an npm package with the keyword ordinal-module and add it to the dependencies' },
  ],
});

/** A folder's entries; what cannot be listed is reported and counts as empty. */
export function listed(dir: string, source: Source, reading: Reading): readonly Entry[] {
  const entries = reading.disk.list(dir);
  if (typeof entries !== 'string') return followed(entries, dir, source, reading);
  const shown = printable(source.shown(dir));
  reading.findings.push({
    code: 'DISCOVER_UNREADABLE',
    level: 'error',
    summary: `${shown} cannot be read (${entries})`,
    at: [{ file: shown }],
    waysOut: [{ text: 'check its owner and permissions' }],
  });
  return [];
}

/** Reports a file that production would need compiled and that only lies there as a source. */
export function reportUncompiled(
  fileName: string,
  entries: readonly Entry[],
  shown: string,
  { findings }: Reading,
): void {
  const compiled = fileName.replace(/\.ts$/, '.js');
  if (entries.some(({ name }) => name === compiled)) return;
  const file = `${shown}/${fileName}`;
  findings.push({
    code: 'DISCOVER_NOT_COMPILED',
    level: 'error',
    summary: `${file} has no compiled form, and production runs compiled JavaScript`,
    at: [{ file }],
    waysOut: [{ command: 'npm run build' }, { text: 'or set NODE_ENV=development' }],
  });
}
