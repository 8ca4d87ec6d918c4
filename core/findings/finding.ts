/** The one shape of every complaint. */
import type { FindingCode } from './catalogue';

/** Where something is. `line` counts from 1; `note` says what is there, e.g. `customer -> customers`. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly note?: string;
}

/** One way to mend it: a command that can be carried out as it is printed, words, or both. */
export interface WayOut {
  readonly command?: string;
  readonly text?: string;
}

export type FindingLevel = 'error' | 'warning';

export interface Finding {
  readonly code: FindingCode;
  /** An error stops the step; a warning is said and the host goes on. */
  readonly level: FindingLevel;
  /** One sentence: what is wrong, with names. */
  readonly summary: string;
  readonly at: readonly Place[];
  readonly waysOut: readonly WayOut[];
}

/** An error that carries findings: what a step throws after it has found everything. */
export class HostError extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[], options?: ErrorOptions) {
    super(findings.map((finding) => `${finding.code}  ${finding.summary}`).join('\n'), options);
    this.name = 'HostError';
    this.findings = findings;
  }
}

export const isError = (finding: Finding): boolean => finding.level === 'error';

/**
 * The place whose module a finding is about. Of a file that did not load that is the last place: what it imports, which
 * may lie in another module or in none, comes before it.
 */
export const placeAtFault = ({ code, at }: Finding): Place | undefined =>
  code.startsWith('LOAD_') ? at.at(-1) : at[0];

/** Throws a `HostError` with all findings when one of them is an error; otherwise nothing happens. */
export function throwOnErrors(findings: readonly Finding[]): void {
  if (findings.some(isError)) throw new HostError(findings);
}

/** Shorthand for the common case: one finding that stops everything. */
export const fail = (finding: Omit<Finding, 'level'>, cause?: unknown): HostError =>
  new HostError([{ ...finding, level: 'error' }], cause === undefined ? undefined : { cause });
