/** Questions to the catalogue. All pure; a project's own ranges come in as a longer list of ranges. */
import { CATALOGUE_MODELS, CATALOGUE_RANGES, SECTIONS, type NumberRange, type Section } from './catalogue';

export const isWithin = (number: number, range: Pick<NumberRange, 'from' | 'to'>): boolean =>
  number >= range.from && number <= range.to;

/** The range a number lies in; `undefined` when it lies in none. */
export const rangeOf = (
  number: number,
  ranges: readonly NumberRange[] = CATALOGUE_RANGES,
): NumberRange | undefined => ranges.find((range) => isWithin(number, range));

/** The section a number lies in; `undefined` above the catalogue. */
export const sectionOf = (number: number): Section | undefined =>
  SECTIONS.find((section) => isWithin(number, section));

/** The number the catalogue gives a model, by its snake_case name. `customer` -> 300 */
export const catalogueNumber = (name: string): number | undefined =>
  CATALOGUE_MODELS.find((model) => model.name === name)?.number;

/** `300-319: Customer Management` */
export const rangeTitle = (range: NumberRange): string => `${range.from}-${range.to}: ${range.title}`;

/**
 * The lowest free number of a range, above every target.
 * @param taken numbers in use
 * @param range where to look, both ends included
 * @param above the number found is greater than this one
 */
export function nextFree(
  taken: ReadonlySet<number>,
  range: Pick<NumberRange, 'from' | 'to'>,
  above = -1,
): number | undefined {
  for (let number = Math.max(range.from, above + 1); number <= range.to; number += 1)
    if (!taken.has(number)) return number;
  return undefined;
}

/**
 * The range that most of some numbers lie in; the lowest of several. This is the range a module owns when its
 * manifest names none.
 */
export function homeRange(
  numbers: readonly number[],
  ranges: readonly NumberRange[],
): NumberRange | undefined {
  const counts = new Map<NumberRange, number>();
  for (const number of numbers) {
    const range = rangeOf(number, ranges);
    if (range !== undefined) counts.set(range, (counts.get(range) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts.keys()].sort((a, b) => a.from - b.from).find((range) => counts.get(range) === most);
}
