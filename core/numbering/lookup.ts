/** Questions to the catalogue. All pure; a project's own ranges come in as a longer list of ranges. */
import { CATALOGUE_MODELS, CATALOGUE_RANGES, SECTIONS, type NumberRange, type Section } from './catalogue';

/** Anything that can be asked for a number. */
export type Numbers = Pick<ReadonlySet<number>, 'has'>;

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

const NUMBER_BY_NAME: ReadonlyMap<string, number> = new Map(
  CATALOGUE_MODELS.map(({ name, number }) => [name, number]),
);

/** The number the catalogue gives a model, by its snake_case name. `customer` -> 300 */
export const catalogueNumber = (name: string): number | undefined => NUMBER_BY_NAME.get(name);

/** `300-319: Customer Management` */
export const rangeTitle = (range: NumberRange): string => `${range.from}-${range.to}: ${range.title}`;

/**
 * The lowest free number of a range, above every target.
 * @param taken numbers in use
 * @param range where to look, both ends included
 * @param above the number found is greater than this one
 */
export function nextFree(
  taken: Numbers,
  range: Pick<NumberRange, 'from' | 'to'>,
  above = -1,
): number | undefined {
  for (let number = Math.max(range.from, above + 1); number <= range.to; number += 1)
    if (!taken.has(number)) return number;
  return undefined;
}

/** The lowest free number above a range, in any other: where to go when the range is full. */
export function freeAbove(
  taken: Numbers,
  { to }: Pick<NumberRange, 'to'>,
  ranges: readonly NumberRange[],
): number | undefined {
  const higher = ranges.filter((range) => range.to > to).sort((a, b) => a.from - b.from);
  for (const range of higher) {
    const free = nextFree(taken, range, to);
    if (free !== undefined) return free;
  }
  return undefined;
}

/**
 * The range that most of some model files lie in. Of several, the one where the catalogue has more models of these
 * names; then the lowest. This is the range a module owns when its manifest names none.
 */
export function homeRange(
  files: readonly { readonly number: number; readonly name: string }[],
  ranges: readonly NumberRange[],
): NumberRange | undefined {
  const weights = new Map<NumberRange, { files: number; listed: number }>();
  for (const { number, name } of files) {
    const range = rangeOf(number, ranges);
    if (range === undefined) continue;
    const weight = weights.get(range) ?? { files: 0, listed: 0 };
    weight.files += 1;
    weight.listed += isWithin(catalogueNumber(name) ?? -1, range) ? 1 : 0;
    weights.set(range, weight);
  }
  const heaviest = [...weights].sort(
    ([a, x], [b, y]) => y.files - x.files || y.listed - x.listed || a.from - b.from,
  );
  return heaviest[0]?.[0];
}
