/** Where a slot may go without leaving what its module owns, the best place first. */
import { catalogueNumber, isWithin, nextFree, rangeOf, type NumberRange, type Numbers } from '../numbering';
import { homeOf, type Interval, type Layout, type Slot } from './layout';

/** New numbers by slot. What is not in it stays where it is. */
export type Moves = ReadonlyMap<Slot, number>;

/** A slot's number after the moves. */
export const numberIn = (moves: Moves, slot: Slot): number => moves.get(slot) ?? slot.number;

/**
 * Ranges a slot may move to. A model stays in its module's range. A module's only model takes its module along, so
 * it may go to any range further up that no other module is in; where the catalogue puts a model of that name comes
 * first. An extension is at home wherever what it needs is.
 */
export function roomsFor(slot: Slot, layout: Layout): Interval[] {
  const { module, name } = slot.file;
  const home = homeOf(layout, module);
  const homes = home === undefined ? [] : [home];
  if (slot.extension) return [...homes, ...layout.ranges];
  const isAlone = !(layout.byModule.get(module) ?? []).some(
    (other) => other !== slot && !other.extension && home !== undefined && isWithin(other.number, home),
  );
  if (!isAlone || layout.claimed.has(module)) return homes;
  const others = homeOf(layout, module, { without: slot });
  return others === undefined ? [...homes, ...freeRanges(layout, module, [name])] : [...homes, others];
}

/** Ranges for a slot that finds no room in its module's own: those above it, the nearest first. */
export function roomsAbove(slot: Slot, layout: Layout): Interval[] {
  const top = homeOf(layout, slot.file.module)?.to ?? slot.number;
  return layout.ranges
    .filter(({ to }) => to > top)
    .map(({ from, to }) => ({ from: Math.max(from, top + 1), to }))
    .sort((a, b) => a.from - b.from);
}

/** Ranges a whole module could move to: the catalogue's for its models, then those further up with no other module. */
export function freeRanges(layout: Layout, module: string, names: readonly string[]): Interval[] {
  const own = layout.byModule.get(module) ?? [];
  const lowest = Math.min(...own.map(({ number }) => number));
  const isInUse = (range: NumberRange): boolean =>
    [...(layout.modulesIn.get(range) ?? [])].some((name) => name !== module);
  const free = layout.ranges.filter((range) => range.from > lowest && !isInUse(range));
  const listed = new Set(names.map((name) => rangeOf(catalogueNumber(name) ?? -1, layout.ranges)));
  return [...free.filter((range) => listed.has(range)), ...free.filter((range) => !listed.has(range))];
}

/** The lowest number a slot may have: above everything it needs. */
export const floorOf = (slot: Slot, moves: Moves): number =>
  slot.needs.reduce((most, need) => Math.max(most, numberIn(moves, need)), -1);

/**
 * The number it must stay below, because of what needs it. Slots that break that rule already do not count, unless
 * the rule is to be mended.
 */
export const ceilingOf = (slot: Slot, moves: Moves, mend: boolean): number =>
  slot.neededBy.reduce((least, later) => {
    const number = numberIn(moves, later);
    return mend || later.number >= slot.number ? Math.min(least, number) : least;
  }, Infinity);

/** The lowest free number between two others, both left out, in the first room that has one. */
export function freeBetween(
  rooms: readonly Interval[],
  above: number,
  below: number,
  isTaken: Numbers,
): number | undefined {
  for (const { from, to } of rooms) {
    const found = nextFree(isTaken, { from, to: Math.min(to, below - 1) }, above);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The highest free number below another, in the first room that has one. */
export function freeBelow(rooms: readonly Interval[], below: number, isTaken: Numbers): number | undefined {
  for (const { from, to } of rooms)
    for (let number = Math.min(to, below - 1); number >= from; number -= 1)
      if (!isTaken.has(number)) return number;
  return undefined;
}

/** Numbers in use before or after the moves: none is given out twice, and none is reused on the way. */
export function takenWith(layout: Layout, moves: Moves): Numbers {
  const given = new Set(moves.values());
  return { has: (number) => layout.taken.has(number) || given.has(number) };
}
