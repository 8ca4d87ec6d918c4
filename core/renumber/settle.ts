/** Gives every slot that has to move a number, and lets more of them move where there is no room. */
import type { Interval, Layout, Slot } from './layout';
import { rehome } from './move';
import { ceilingOf, floorOf, freeBetween, numberIn, roomsFor, type Moves } from './rooms';

/** The moves so far, and what may be tried to make room. */
interface Search {
  readonly moving: Set<Slot>;
  /** Slots that may leave their module's range. */
  readonly anywhere: Set<Slot>;
  /** Numbers decided because a whole module moves; `undefined` when that is not to be tried. */
  readonly given: Map<Slot, number> | undefined;
}

interface Stuck {
  readonly stuck: Slot;
}

/**
 * @param start the slots that have to move
 * @returns moves that put all of them, and whatever had to follow, into a valid order; or the slot that has no room
 */
export function settle(layout: Layout, start: readonly Slot[]): Moves | Stuck {
  const withModules = search(layout, { moving: new Set(start), anywhere: new Set(), given: new Map() });
  if (!('stuck' in withModules)) return withModules;
  return search(layout, { moving: new Set(start), anywhere: new Set(), given: undefined });
}

function search(layout: Layout, state: Search): Moves | Stuck {
  for (;;) {
    const tried = tryOnce(layout, state);
    if (!('stuck' in tried)) return withoutNeedless(layout, tried, state.given);
    if (!relax(layout, tried.stuck, state)) return tried;
  }
}

/** From the bottom up, each to the lowest free number above what it needs. */
function tryOnce(layout: Layout, { moving, anywhere, given = new Map() }: Search): Map<Slot, number> | Stuck {
  const moves = new Map(given);
  const taken = new Set([...layout.taken, ...given.values()]);
  for (const slot of [...moving].sort((a, b) => a.rank - b.rank || a.number - b.number)) {
    const floor = floorOf(slot, moves);
    const ceiling = ceilingOfStaying(slot, moving, given);
    const rooms = anywhere.has(slot) ? layout.ranges : roomsFor(slot, layout);
    const number = given.has(slot)
      ? between(numberIn(given, slot), floor, ceiling)
      : freeBetween(rooms, floor, ceiling, taken);
    if (number === undefined) return { stuck: slot };
    moves.set(slot, number);
    taken.add(number);
  }
  return moves;
}

const between = (number: number, floor: number, ceiling: number): number | undefined =>
  number > floor && number < ceiling ? number : undefined;

/** What stays and needs the slot. What moves as well is placed later, above it. */
const ceilingOfStaying = (slot: Slot, moving: ReadonlySet<Slot>, given: Moves): number =>
  slot.neededBy.reduce((least, later) => {
    if (moving.has(later) && !given.has(later)) return least;
    return Math.min(least, numberIn(given, later));
  }, Infinity);

/** Makes room, in the mildest way there is; false when none is left. */
function relax(layout: Layout, stuck: Slot, { moving, anywhere, given }: Search): boolean {
  const inTheWay = stuck.neededBy.filter((later) => !moving.has(later) && !later.fixed);
  const rooms: readonly Interval[] = anywhere.has(stuck) ? layout.ranges : roomsFor(stuck, layout);
  const floor = floorOf(stuck, given ?? new Map());
  if (inTheWay.length > 0 && rooms.some(({ to }) => to > floor)) {
    // One at a time: what lies higher may well stay.
    moving.add(inTheWay.reduce((least, later) => (later.number < least.number ? later : least)));
    return true;
  }
  if (given?.has(stuck) === true) return false;
  const elsewhere =
    given === undefined || anywhere.has(stuck) ? undefined : rehome(layout, stuck.file.module);
  if (
    given !== undefined &&
    elsewhere !== undefined &&
    ![...elsewhere.keys()].some((slot) => given.has(slot))
  ) {
    for (const [slot, number] of elsewhere) {
      moving.add(slot);
      given.set(slot, number);
    }
    return true;
  }
  if (anywhere.has(stuck)) return false;
  anywhere.add(stuck);
  return true;
}

/** Leaves out moves that are not needed once the others are made. Modules that move as a whole stay together. */
function withoutNeedless(layout: Layout, moves: Map<Slot, number>, given: Moves = new Map()): Moves {
  for (let before = -1; before !== moves.size;) {
    before = moves.size;
    const used = new Set(layout.slots.map((slot) => numberIn(moves, slot)));
    const needless = [...moves.keys()].find((slot) => !given.has(slot) && mayStay(slot, moves, used));
    if (needless !== undefined) moves.delete(needless);
  }
  return moves;
}

const mayStay = (slot: Slot, moves: Moves, used: ReadonlySet<number>): boolean =>
  !used.has(slot.number) &&
  between(slot.number, floorOf(slot, moves), ceilingOf(slot, moves, true)) !== undefined;
