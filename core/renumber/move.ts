/** Ways to mend one place: push a slot up or out of its range, pull one down, or take a whole module elsewhere. */
import type { Layout, Slot } from './layout';
import { homeOf } from './layout';
import {
  ceilingOf,
  floorOf,
  freeBelow,
  freeBetween,
  freeRanges,
  numberIn,
  roomsAbove,
  roomsFor,
  takenWith,
  type Moves,
} from './rooms';

/** More renames than this are no way out that anybody would type. */
const MOST_MOVES = 100;

/**
 * Moves a slot above everything it needs, and what needs it further up where there is no room between.
 * @param before moves already decided
 * @returns all moves, `before` among them; `undefined` when there is no room
 */
export function pushUp(layout: Layout, start: Slot, before: Moves = new Map()): Moves | undefined {
  const moves = new Map(before);
  const pending = new Set([start]);
  for (let slot = next(pending, 1); slot !== undefined; slot = next(pending, 1)) {
    pending.delete(slot);
    if (slot.fixed || moves.size >= MOST_MOVES) return undefined;
    const rooms = roomsFor(slot, layout);
    const taken = takenWith(layout, moves);
    const floor = floorOf(slot, moves);
    const number =
      freeBetween(rooms, floor, ceilingOf(slot, moves, false), taken) ??
      freeBetween(rooms, floor, Infinity, taken);
    if (number === undefined) return undefined;
    moves.set(slot, number);
    for (const later of slot.neededBy)
      if (later.number >= slot.number && numberIn(moves, later) <= number) pending.add(later);
  }
  return moves;
}

/** Moves one slot out of its module's range, to the next free number above it that suits what it needs and what needs it. */
export function pushOut(layout: Layout, slot: Slot, before: Moves = new Map()): Moves | undefined {
  if (slot.fixed) return undefined;
  const taken = takenWith(layout, before);
  const floor = floorOf(slot, before);
  const number = freeBetween(roomsAbove(slot, layout), floor, ceilingOf(slot, before, false), taken);
  return number === undefined ? undefined : new Map([...before, [slot, number]]);
}

/** Moves a slot below everything that needs it, and what it needs further down where there is no room between. */
export function pullDown(layout: Layout, start: Slot): Moves | undefined {
  const moves = new Map<Slot, number>();
  const pending = new Set([start]);
  for (let slot = next(pending, -1); slot !== undefined; slot = next(pending, -1)) {
    pending.delete(slot);
    if (slot.fixed || moves.size >= MOST_MOVES) return undefined;
    const rooms = roomsFor(slot, layout);
    const taken = takenWith(layout, moves);
    const ceiling = ceilingOf(slot, moves, true);
    const number =
      freeBetween(rooms, floorOf(slot, moves), ceiling, taken) ?? freeBelow(rooms, ceiling, taken);
    if (number === undefined) return undefined;
    moves.set(slot, number);
    for (const earlier of slot.needs)
      if (earlier.number <= slot.number && numberIn(moves, earlier) >= number) pending.add(earlier);
  }
  return moves;
}

/** The pending slot of lowest (1) or highest (-1) rank: what it stands on has been decided. */
function next(pending: ReadonlySet<Slot>, direction: 1 | -1): Slot | undefined {
  let best: Slot | undefined;
  for (const slot of pending) if (best === undefined || (slot.rank - best.rank) * direction < 0) best = slot;
  return best;
}

/** Moves all models of a module to a range that no other module is in, in the order they have. */
export function rehome(layout: Layout, module: string): Moves | undefined {
  const own = (layout.byModule.get(module) ?? []).filter(({ extension }) => !extension);
  if (layout.claimed.has(module) || own.some(({ fixed }) => fixed) || own.length > MOST_MOVES)
    return undefined;
  const home = homeOf(layout, module);
  const moving = own.sort((a, b) => a.rank - b.rank || a.number - b.number);
  for (const range of freeRanges(
    layout,
    module,
    own.map(({ file }) => file.name),
  )) {
    if (range === home) continue;
    const moves = new Map<Slot, number>();
    const fits = moving.every((slot) => {
      const above = Math.max(floorOf(slot, moves), ...moves.values());
      const number = freeBetween([range], above, Infinity, takenWith(layout, moves));
      if (number !== undefined) moves.set(slot, number);
      return number !== undefined;
    });
    if (fits && moving.every((slot) => numberIn(moves, slot) < ceilingOf(slot, moves, false))) return moves;
  }
  return undefined;
}
