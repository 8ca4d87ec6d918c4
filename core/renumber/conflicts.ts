/** Which slots stand in each other's way: one needs the other, directly or through others, and is not above it. */
import type { Slot } from './layout';

/** Slot -> slots that it needs and that are not below it. */
export type Conflicts = ReadonlyMap<Slot, readonly Slot[]>;

/**
 * All conflicts, also between slots that need each other through a third: moving only the third would not help.
 * As a relation this is a partial order, which is what makes the smallest set of moves computable.
 */
export function conflictsOf(slots: readonly Slot[]): Conflicts {
  const highest = highestBelow(slots);
  const conflicts = new Map<Slot, Slot[]>();
  for (const slot of slots) {
    if (slot.needs.every((need) => (highest.get(need) ?? 0) < slot.number)) continue;
    conflicts.set(slot, reachedNotBelow(slot, highest));
  }
  return conflicts;
}

/** Slot -> the highest number among it and everything it needs. */
function highestBelow(slots: readonly Slot[]): Map<Slot, number> {
  const highest = new Map<Slot, number>();
  for (const slot of [...slots].sort((a, b) => a.rank - b.rank))
    highest.set(
      slot,
      slot.needs.reduce((most, need) => Math.max(most, highest.get(need) ?? 0), slot.number),
    );
  return highest;
}

function reachedNotBelow(start: Slot, highest: ReadonlyMap<Slot, number>): Slot[] {
  const seen = new Set<Slot>();
  const found: Slot[] = [];
  const open = [...start.needs];
  for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
    if (seen.has(slot) || (highest.get(slot) ?? 0) < start.number) continue;
    seen.add(slot);
    if (slot.number >= start.number) found.push(slot);
    open.push(...slot.needs);
  }
  return found;
}
