/** Which range a new module's numbers come from. */
import type { Context } from '../discover';
import type { Finding } from '../findings';
import { catalogueNumber, isWithin, nextFree, rangeOf, type NumberRange } from '../numbering';
import type { ProjectFacts } from './project_facts';
import { refusal } from './refusal';

type Span = Pick<NumberRange, 'from' | 'to'>;

/** `360-379` -> its ends; nothing when it is not written so. */
export function readRange(text: string): Span | undefined {
  const [, from, to] = /^\s*(\d{1,6})\s*-\s*(\d{1,6})\s*$/.exec(text) ?? [];
  if (from === undefined || to === undefined || Number(from) > Number(to)) return undefined;
  return { from: Number(from), to: Number(to) };
}

export const badRange = (text: string): Finding =>
  refusal(`'${text}' is no range`, [
    { text: 'write its first and last number: --range 360-379' },
    { command: 'menu-cli ranges list', text: 'shows the ranges' },
  ]);

/** Numbers below 100 belong to the host's own foundation; system modules come next. */
const HOME: Readonly<Record<Context, Span>> = {
  _system: { from: 100, to: 299 },
  admin: { from: 300, to: 999_999 },
  _user: { from: 300, to: 999_999 },
};

/**
 * A range nobody has taken: where the catalogue expects the first model, else the lowest that has room.
 * @param models names of the models, the first one decides
 * @param above every number must be greater than this one
 */
export function chooseRange(
  context: Context,
  models: readonly string[],
  above: number,
  facts: ProjectFacts,
): Span | Finding {
  const taken = new Set(facts.models.map(({ number }) => number));
  const claimed = facts.modules.flatMap(({ range }) => (range === undefined ? [] : [range]));
  const isFree = (range: Span): boolean =>
    ![...taken].some((number) => isWithin(number, range)) &&
    !claimed.some(([from, to]) => from <= range.to && to >= range.from) &&
    range.to - Math.max(range.from, above + 1) + 1 >= models.length;
  const expected = rangeOf(catalogueNumber(models[0] ?? '') ?? -1, facts.ranges);
  if (expected !== undefined && isFree(expected)) return { from: expected.from, to: expected.to };
  const home = HOME[context];
  const found = facts.ranges.find((range) => range.from >= home.from && range.to <= home.to && isFree(range));
  if (found !== undefined) return { from: found.from, to: found.to };
  return refusal(`no range from ${home.from} on has room for ${models.length} models above ${above}`, [
    { command: 'menu-cli ranges list', text: 'shows who has which' },
    { text: 'name one with --range, or add a range of your own to modules/ranges.json' },
  ]);
}

/** The lowest free number of a range above all targets, or why there is none. */
export function pickNumber(
  name: string,
  span: Span,
  above: number,
  taken: ReadonlySet<number>,
): number | Finding {
  const number = nextFree(taken, span, above);
  if (number !== undefined) return number;
  const why = above >= span.to ? `it points to ${above}, which loads after` : 'it is full';
  return refusal(`there is no number for ${name} in ${span.from}-${span.to}: ${why}`, [
    { command: 'menu-cli ranges list', text: `shows ranges above ${Math.max(above, span.to)}` },
    { text: `name another range with --range` },
  ]);
}
