/** Imports many files under one time limit each, and reports all that failed together. */
import type { Finding } from '../findings';
import { forgetFile, importFile, type ImportFile } from './import_file';
import { importFailure, importHangs, wrongExport } from './import_findings';
import { inTime } from './time_limit';

/** One file to import and what its default export has to be. */
export interface Wanted<T> {
  readonly file: string;
  readonly shown: string;
  /** In words, for the finding: `what defineModel or extendModel answers`. */
  readonly promised: string;
  readonly example: string;
  readonly accepts: (value: unknown) => value is T;
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

const kindOf = (exported: Readonly<Record<string, unknown>>): string =>
  exported['default'] === undefined
    ? 'no default'
    : `a ${exported['default'] === null ? 'null' : typeof exported['default']}`;

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
    const one = wanted[imported.length] as Wanted<T>;
    const started = performance.now();
    try {
      const exported = load(one.file);
      const value = exported['default'];
      if (one.accepts(value)) imported.push({ value, loadTime: performance.now() - started });
      else {
        findings.push(wrongExport(one, one.promised, kindOf(exported), one.example));
        imported.push(undefined);
      }
    } catch (thrown) {
      findings.push(importFailure(one, thrown));
      imported.push(undefined);
    }
  };
  // One watch serves many files: it is set anew once half its time is gone, so each file has at least the other half.
  while (imported.length < wanted.length) {
    const set = performance.now();
    const inRound = (): void => {
      while (imported.length < wanted.length && performance.now() - set < timeLimit) next();
    };
    if (inTime(inRound, timeLimit * 2)) continue;
    const stuck = wanted[imported.length] as Wanted<T>;
    forgetFile(stuck.file);
    findings.push(importHangs(stuck, timeLimit));
    imported.push(undefined);
  }
  return { imported, findings };
}
