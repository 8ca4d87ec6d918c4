/** Gives every slot that has to move a number, and lets more of them move where there is no room. */
import type { Layout, Slot } from './layout';
import { rehome } from './move';
import { ceilingOf, floorOf, freeBetween, numberIn, roomsAbove, roomsFor, type Moves } from './rooms';

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
 * Where a range has no room, either a whole module moves to another or single slots leave it: whichever is fewer moves.
 * @param start the slots that have to move
 * @returns moves that put all of them, and whatever had to follow, into a valid order; or the slot that has no room
 */
export function settle(layout: Layout, start: readonly Slot[]): Moves | Stuck {
  const attempt = (given: Search['given']): Moves | Stuck =>
    search(layout, { moving: new Set(start), anywhere: new Set(), given });
  const withModules = attempt(new Map());
  // Nothing but what had to move has moved: no other way takes fewer.
  if (!('stuck' in withModules) && withModules.size <= start.length) return withModules;
  const alone = attempt(undefined);
  if ('stuck' in withModules || 'stuck' in alone) return 'stuck' in withModules ? alone : withModules;
  return alone.size < withModules.size ? alone : withModules;
}

function search(layout: Layout, state: Search): Moves | Stuck {
  for (;;) {
    const tried = tryOnce(layout, state);
    if (!('stuck' in tried)) return withoutNeedless(layout, tried, state.given);
    if (!relax(layout, tried.stuck, state)) return tried;
  }
}

/**
 * From the bottom up, each to the lowest free number above what it needs; what needs it and is then too low has to
 * move as well, and comes later because its rank is higher.
 */
function tryOnce(layout: Layout, { moving, anywhere, given = new Map() }: Search): Map<Slot, number> | Stuck {
  const moves = new Map(given);
  const used = new Set([...layout.taken, ...given.values()]);
  const queue = new RankQueue(moving);
  for (let slot = queue.next(); slot !== undefined; slot = queue.next()) {
    const floor = floorOf(slot, moves);
    const rooms = anywhere.has(slot)
      ? [...roomsAbove(slot, layout), ...layout.ranges]
      : roomsFor(slot, layout);
    const hard = ceilingOver(
      slot.neededBy.filter((later) => later.fixed || given.has(later)),
      given,
    );
    const soft = Math.min(
      hard,
      ceilingOver(
        slot.neededBy.filter((later) => !queue.has(later)),
        given,
      ),
    );
    const number = given.has(slot)
      ? between(numberIn(given, slot), floor, hard)
      : (freeBetween(rooms, floor, soft, used) ?? freeBetween(rooms, floor, hard, used));
    if (number === undefined) return { stuck: slot };
    moves.set(slot, number);
    used.add(number);
    for (const later of slot.neededBy) if (numberIn(moves, later) <= number) queue.add(later);
  }
  return moves;
}

const between = (number: number, floor: number, ceiling: number): number | undefined =>
  number > floor && number < ceiling ? number : undefined;

/** The lowest number among slots that stay where they are, or where they are given. */
const ceilingOver = (slots: readonly Slot[], given: Moves): number =>
  slots.reduce((least, slot) => Math.min(least, numberIn(given, slot)), Infinity);

/** Slots by rank, then by number; each is handed out once. */
class RankQueue {
  private readonly known = new Set<Slot>();
  private readonly byRank: Slot[][] = [];
  private rank = 0;

  constructor(slots: Iterable<Slot>) {
    for (const slot of slots) this.add(slot);
  }
  has(slot: Slot): boolean {
    return this.known.has(slot);
  }
  add(slot: Slot): void {
    if (this.known.has(slot)) return;
    this.known.add(slot);
    (this.byRank[slot.rank] ??= []).push(slot);
  }
  next(): Slot | undefined {
    for (; this.rank < this.byRank.length; this.rank += 1) {
      const slots = this.byRank[this.rank] ?? [];
      const lowest = slots.reduce<Slot | undefined>(
        (low, slot) => (low && low.number <= slot.number ? low : slot),
        undefined,
      );
      if (lowest === undefined) continue;
      slots.splice(slots.indexOf(lowest), 1);
      return lowest;
    }
    return undefined;
  }
}

/** Lets the stuck slot go elsewhere: with its whole module to a range of its own, then anywhere; false when it did. */
function relax(layout: Layout, stuck: Slot, { moving, anywhere, given }: Search): boolean {
  if (given?.has(stuck) === true || anywhere.has(stuck)) return false;
  const elsewhere = given === undefined ? undefined : rehome(layout, stuck.file.module);
  if (
    given !== undefined &&
    elsewhere !== undefined &&
    ![...elsewhere.keys()].some((slot) => given.has(slot))
  ) {
    for (const [slot, number] of elsewhere) {
      moving.add(slot);
      given.set(slot, number);
    }
  } else anywhere.add(stuck);
  return true;
}

/** Leaves out moves that are not needed once the others are made. Modules that move as a whole stay together. */
function withoutNeedless(layout: Layout, moves: Map<Slot, number>, given: Moves = new Map()): Moves {
  for (let before = -1; before !== moves.size;) {
    before = moves.size;
    const used = new Set(layout.slots.map((slot) => numberIn(moves, slot)));
    for (const slot of [...moves.keys()]) {
      if (given.has(slot) || used.has(slot.number)) continue;
      if (between(slot.number, floorOf(slot, moves), ceilingOf(slot, moves, true)) === undefined) continue;
      moves.delete(slot);
      used.add(slot.number);
    }
  }
  return moves;
}
