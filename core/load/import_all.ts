/** Imports many files under one time limit each, and reports all that failed together. */
import type { Finding } from '../findings';
import { forgetFile, importFile, type ImportFile } from './import_file';
import { importFailure, importHangs, wrongExport } from './import_findings';
import { kindOf } from './shape';
import { inTime } from './time_limit';
import { withoutExit } from './without_exit';

/** One file to import and what its default export has to be. */
export interface Wanted<T> {
  readonly file: string;
  readonly shown: string;
  /** In words, for the finding: `what defineModel or extendModel answers`. */
  readonly promised: string;
  readonly example: string;
  readonly accepts: (value: unknown) => value is T;
  /** Looks closer at what is accepted on the whole; default: nothing more is asked. */
  readonly inspect?: (value: T) => Inspected<T>;
}

export interface Inspected<T> {
  /** What later steps may be given; `undefined` when nothing of it can be used. */
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
}

export interface Imported<T> {
  readonly value: T;
  /** Milliseconds. */
  readonly loadTime: number;
}

export interface ImportOptions {
  /** Milliseconds one file may take. */
  readonly timeLimit?: number;
  readonly importFile?: ImportFile;
}

export const IMPORT_TIME_LIMIT = 10_000;

/** Imports one file. */
function read<T>(one: Wanted<T>, load: ImportFile): Inspected<T> {
  try {
    const exported: unknown = load(one.file)['default'];
    if (one.accepts(exported)) return one.inspect?.(exported) ?? { value: exported, findings: [] };
    const found = exported === undefined ? 'no default' : kindOf(exported);
    return { value: undefined, findings: [wrongExport(one, one.promised, found, one.example)] };
  } catch (thrown) {
    return { value: undefined, findings: [importFailure(one, thrown)] };
  }
}

/**
 * @returns what was imported, by position (undefined where it failed), and every finding
 */
export function importAll<T>(
  wanted: readonly Wanted<T>[],
  { timeLimit = IMPORT_TIME_LIMIT, importFile: load = importFile }: ImportOptions = {},
): { readonly imported: readonly (Imported<T> | undefined)[]; readonly findings: readonly Finding[] } {
  const imported: (Imported<T> | undefined)[] = [];
  const findings: Finding[] = [];
  const next = (): void => {
    const started = performance.now();
    const { value, findings: found } = read(wanted[imported.length] as Wanted<T>, load);
    findings.push(...found);
    imported.push(value === undefined ? undefined : { value, loadTime: performance.now() - started });
  };
  // One watch serves many files: it is set anew once half its time is gone, so each file has at least the other half.
  const round = (): void => {
    const set = performance.now();
    const inRound = (): void => {
      while (imported.length < wanted.length && performance.now() - set < timeLimit) next();
    };
    if (inTime(inRound, timeLimit * 2)) return;
    const stuck = wanted[imported.length] as Wanted<T>;
    forgetFile(stuck.file);
    findings.push(importHangs(stuck, timeLimit));
    imported.push(undefined);
  };
  withoutExit(() => {
    while (imported.length < wanted.length) round();
  });
  return { imported, findings };
}
