/** `modules/ranges.json`: ranges above the catalogue that a project adds for itself. */
import type { Finding } from '../findings';
import { CATALOGUE_END, CATALOGUE_RANGES, type NumberRange } from './catalogue';

export interface RangesRead {
  /** The catalogue's ranges and the project's own, ascending. */
  readonly ranges: readonly NumberRange[];
  readonly findings: readonly Finding[];
}

const EXAMPLE = '[{ "from": 1000, "to": 1099, "title": "Warehouse" }]';

/** The catalogue alone: what a project without `ranges.json` has. */
export const CATALOGUE_ONLY: RangesRead = { ranges: CATALOGUE_RANGES, findings: [] };

/**
 * Reads and checks a project's own ranges. Entries that cannot be used are left out and reported.
 * @param text the file's content
 * @param shown the file's path as a person would type it
 */
export function readRanges(text: string, shown: string): RangesRead {
  const problems: string[] = [];
  const own = entriesOf(text, problems).flatMap((entry, index) => rangeFrom(entry, index, problems));
  own.sort((a, b) => a.from - b.from);
  const kept = own.filter((range, index) => {
    const before = own[index - 1];
    if (before === undefined || before.to < range.from) return true;
    problems.push(`${range.from}-${range.to} overlaps ${before.from}-${before.to}`);
    return false;
  });
  const findings = problems.map((problem) => complaint(problem, shown));
  return { ranges: [...CATALOGUE_RANGES, ...kept], findings };
}

function entriesOf(text: string, problems: string[]): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
    problems.push('it holds no list');
  } catch {
    problems.push('it is not JSON');
  }
  return [];
}

function rangeFrom(entry: unknown, index: number, problems: string[]): NumberRange[] {
  const { from, to, title } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
    string,
    unknown
  >;
  const complain = (what: string): [] => {
    problems.push(`entry ${index + 1} ${what}`);
    return [];
  };
  if (!isNumber(from) || !isNumber(to)) return complain('needs whole numbers "from" and "to"');
  if (typeof title !== 'string' || title.trim() === '') return complain('needs a "title"');
  if (from > to) return complain(`begins at ${from} and ends before it, at ${to}`);
  if (from <= CATALOGUE_END) return complain(`begins at ${from}, but own ranges lie above ${CATALOGUE_END}`);
  return [{ from, to, title: title.trim() }];
}

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const complaint = (problem: string, shown: string): Finding => ({
  code: 'NUMBERING_RANGES_FILE',
  level: 'error',
  summary: `${shown} cannot be used: ${problem}`,
  at: [{ file: shown }],
  waysOut: [{ text: `write a list of ranges above ${CATALOGUE_END}, e.g. ${EXAMPLE}` }],
});
