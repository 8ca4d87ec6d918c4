/** `ranges claim`: a range of the project's own, above the catalogue, added to `modules/ranges.json`. */
import { writeFile, rename } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../findings';
import { CATALOGUE_END, readRanges, type NumberRange } from '../numbering';
import { readRange } from './choose_range';
import { refusal } from './refusal';

/** Where a project's own ranges stand. */
export const RANGES_FILE = 'modules/ranges.json';

/** The range that was asked for and the file with it; nothing is to be written with findings. */
export interface ClaimPlan {
  readonly range: NumberRange | undefined;
  readonly content: string;
  readonly findings: readonly Finding[];
}

/**
 * Plans a claim.
 * @param span `1000-1099`
 * @param text what the file says now; `undefined` where there is none
 */
export function planClaim(span: string, title: string, text: string | undefined): ClaimPlan {
  const asked = readRange(span);
  if (asked === undefined || title.trim() === '') {
    return refused([
      refusal(`'${span}' with the title '${title}' is no range`, [
        { command: `menu-cli ranges claim ${CATALOGUE_END + 1}-${CATALOGUE_END + 100} Warehouse` },
      ]),
    ]);
  }
  const before = readRanges(text ?? '[]', RANGES_FILE);
  if (before.findings.length > 0) return refused(before.findings);
  const range = { ...asked, title: title.trim() };
  const clash = before.ranges.find(({ from, to }) => from <= range.to && to >= range.from);
  if (clash !== undefined) return refused([overlap(range, clash)]);
  const own = [...before.ranges.filter(({ from }) => from > CATALOGUE_END), range].sort(
    (a, b) => a.from - b.from,
  );
  const content = `${JSON.stringify(own, undefined, 2)}\n`;
  return { range, content, findings: readRanges(content, RANGES_FILE).findings };
}

const refused = (findings: readonly Finding[]): ClaimPlan => ({ range: undefined, content: '', findings });

const overlap = (range: NumberRange, clash: NumberRange): Finding =>
  refusal(`${range.from}-${range.to} overlaps ${clash.from}-${clash.to} ${clash.title}`, [
    { text: `own ranges lie above ${CATALOGUE_END} and beside each other` },
    { command: 'menu-cli ranges list', text: 'shows what there is' },
  ]);

/** What `modules/ranges.json` says; `undefined` where there is none. */
export function readRangesFile(root: string): string | undefined {
  try {
    return readFileSync(path.join(root, RANGES_FILE), 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes the file; readers never see half of it. */
export async function writeRangesFile(root: string, content: string): Promise<void> {
  const file = path.join(root, RANGES_FILE);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, file);
}
