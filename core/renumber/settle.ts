/** Gives every slot that has to move a number, and lets more of them move where there is no room. */
import type { Interval, Layout, Slot } from './layout';
import { rehome } from './move';
import { floorOf, freeBetween, numberIn, roomsFor, type Moves } from './rooms';

/**
 * @param start the slots that have to move
 * @returns moves that put all of them, and whatever had to follow, into a valid order; or the slot that has no room
 */
export function settle(layout: Layout, start: readonly Slot[]): Moves | { readonly stuck: Slot } {
  const moving = new Set(start);
  const anywhere = new Set<Slot>();
  const given = new Map<Slot, number>();
  for (;;) {
    const tried = tryOnce(layout, moving, anywhere, given);
    if (tried instanceof Map) return tried;
    if (!relax(layout, tried.stuck, { moving, anywhere, given })) return tried;
  }
}

interface Search {
  readonly moving: Set<Slot>;
  /** Slots that may leave their module's range. */
  readonly anywhere: Set<Slot>;
  /** Numbers decided because a whole module moves. */
  readonly given: Map<Slot, number>;
}

function tryOnce(
  layout: Layout,
  moving: ReadonlySet<Slot>,
  anywhere: ReadonlySet<Slot>,
  given: Moves,
): Map<Slot, number> | { readonly stuck: Slot } {
  const moves = new Map(given);
  const taken = new Set([...layout.taken, ...given.values()]);
  for (const slot of [...moving].sort((a, b) => a.rank - b.rank || a.number - b.number)) {
    if (given.has(slot)) {
      if (floorOf(slot, moves) < numberIn(moves, slot)) continue;
      return { stuck: slot };
    }
    const rooms = placesFor(layout, slot, anywhere);
    const number = freeBetween(rooms, floorOf(slot, moves), ceilingOfStaying(slot, moving, given), taken);
    if (number === undefined) return { stuck: slot };
    moves.set(slot, number);
    taken.add(number);
  }
  return moves;
}

const placesFor = (layout: Layout, slot: Slot, anywhere: ReadonlySet<Slot>): readonly Interval[] =>
  anywhere.has(slot) ? layout.ranges : roomsFor(slot, layout);

/** What stays and needs the slot. What moves as well is placed later, above it. */
const ceilingOfStaying = (slot: Slot, moving: ReadonlySet<Slot>, given: Moves): number =>
  slot.neededBy.reduce((least, later) => {
    if (given.has(later)) return Math.min(least, numberIn(given, later));
    return moving.has(later) ? least : Math.min(least, later.number);
  }, Infinity);

/** Three ways to make room, the mildest first; false when none is left. */
function relax(layout: Layout, stuck: Slot, { moving, anywhere, given }: Search): boolean {
  const inTheWay = stuck.neededBy.filter((later) => !moving.has(later) && !later.fixed);
  const rooms = placesFor(layout, stuck, anywhere);
  const floor = floorOf(stuck, given);
  const fitsWithout = rooms.some(({ to }) => to > floor);
  if (fitsWithout && inTheWay.length > 0) {
    const lowest = inTheWay.reduce((least, later) => (later.number < least.number ? later : least));
    moving.add(lowest);
    return true;
  }
  if (given.has(stuck)) return false;
  const elsewhere = anywhere.has(stuck) ? undefined : rehome(layout, stuck.file.module);
  if (elsewhere !== undefined && [...elsewhere.keys()].every((slot) => !given.has(slot))) {
    for (const [slot, number] of elsewhere) {
      moving.add(slot);
      given.set(slot, number);
    }
    return true;
  }
  if (anywhere.has(stuck)) {
    if (inTheWay.length === 0) return false;
    for (const later of inTheWay) moving.add(later);
    return true;
  }
  anywhere.add(stuck);
  return true;
}
