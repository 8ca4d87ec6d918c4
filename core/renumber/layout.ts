/** The order as the planner sees it: numbered slots, what must be below what, and where each may go. */
import type { LoadedModel } from '../load';
import type { ModelFile, ModuleFolder } from '../discover';
import { homeRange, rangeOf, type NumberRange } from '../numbering';
import { orderFiles, relate, type OrderEdge, type Related } from '../order';
import { findCycles, type Cycle } from './cycles';

/** Both ends included. */
export type Interval = Pick<NumberRange, 'from' | 'to'>;

export interface Slot {
  readonly file: ModelFile;
  readonly number: number;
  /** It lies in a package and cannot be renamed. */
  readonly fixed: boolean;
  readonly extension: boolean;
  /** Slots that must have lower numbers, and slots that must have higher ones. Never in a circle. */
  readonly needs: Slot[];
  readonly neededBy: Slot[];
  /** Higher than that of everything it needs. */
  rank: number;
}

export interface Layout {
  readonly slots: readonly Slot[];
  readonly byFile: ReadonlyMap<string, Slot>;
  /** Numbers in use, those of modules that are switched off too. */
  readonly taken: ReadonlySet<number>;
  readonly ranges: readonly NumberRange[];
  /** What manifests say: module name -> range. */
  readonly claimed: ReadonlyMap<string, Interval>;
  readonly byModule: ReadonlyMap<string, readonly Slot[]>;
  /** Which modules have files in a range. */
  readonly modulesIn: ReadonlyMap<NumberRange, ReadonlySet<string>>;
  /** Circles, which no numbering can mend; their cut edges are left out of `needs`. */
  readonly cycles: readonly Cycle[];
}

export interface LayoutInput {
  /** Every loaded file of modules that are switched on, in loading order. */
  readonly models: readonly LoadedModel[];
  readonly modules: readonly ModuleFolder[];
  readonly ranges: readonly NumberRange[];
  /** What manifests say: module name -> range. */
  readonly claimed?: ReadonlyMap<string, Interval>;
  /** How the files are related, where the caller knows already. */
  readonly related?: Related;
}

/** Files that could not be loaded have a slot as well: their numbers are taken, what they need is not known. */
export function layOut({ models, modules, ranges, claimed = new Map(), related }: LayoutInput): Layout {
  const { edges } = related ?? relate(models);
  const cycles = findCycles(edges);
  const cuts = new Set(cycles.map(({ cut }) => cut));
  const extensions = new Set(models.filter(isExtension).map(({ file }) => file.file));
  const fixed = new Set(modules.filter(({ origin }) => origin !== 'root').map(({ name }) => name));
  const slots = orderFiles(modules).map((file): Slot => ({
    file,
    number: file.number,
    fixed: fixed.has(file.module),
    extension: extensions.has(file.file),
    needs: [],
    neededBy: [],
    rank: 0,
  }));
  const byFile = new Map(slots.map((slot) => [slot.file.file, slot]));
  connect(
    byFile,
    edges.filter((edge) => !cuts.has(edge)),
  );
  rankAll(slots);
  return {
    slots,
    byFile,
    taken: new Set(modules.flatMap((module) => module.models.map(({ number }) => number))),
    ranges,
    claimed,
    byModule: byModule(slots),
    modulesIn: modulesIn(slots, ranges),
    cycles,
  };
}

function byModule(slots: readonly Slot[]): Map<string, Slot[]> {
  const groups = new Map<string, Slot[]>();
  for (const slot of slots) {
    const group = groups.get(slot.file.module);
    if (group === undefined) groups.set(slot.file.module, [slot]);
    else group.push(slot);
  }
  return groups;
}

function modulesIn(slots: readonly Slot[], ranges: readonly NumberRange[]): Map<NumberRange, Set<string>> {
  const found = new Map<NumberRange, Set<string>>();
  for (const { number, file } of slots) {
    const range = rangeOf(number, ranges);
    if (range !== undefined) found.set(range, (found.get(range) ?? new Set()).add(file.module));
  }
  return found;
}

const isExtension = ({ definition }: LoadedModel): boolean => definition.kind === 'extension';

function connect(byFile: ReadonlyMap<string, Slot>, edges: readonly OrderEdge[]): void {
  for (const { from, to } of edges) {
    const later = byFile.get(from.file.file);
    const earlier = byFile.get(to.file.file);
    if (later === undefined || earlier === undefined || later === earlier || later.needs.includes(earlier))
      continue;
    later.needs.push(earlier);
    earlier.neededBy.push(later);
  }
}

/** Kahn's algorithm: each slot is ranked once everything it needs is. */
function rankAll(slots: readonly Slot[]): void {
  const open = new Map(slots.map((slot) => [slot, slot.needs.length]));
  const ready = slots.filter(({ needs }) => needs.length === 0);
  for (let slot = ready.pop(); slot !== undefined; slot = ready.pop()) {
    for (const later of slot.neededBy) {
      later.rank = Math.max(later.rank, slot.rank + 1);
      const left = (open.get(later) ?? 0) - 1;
      open.set(later, left);
      if (left === 0) ready.push(later);
    }
  }
}

/**
 * The range a module owns: what its manifest says, else where most of its models lie. Extensions do not count.
 * @param numberOf the number a slot has; default: the one it has now
 * @param without a slot that does not count
 */
export function homeOf(
  layout: Layout,
  module: string,
  { numberOf = ({ number }: Slot) => number, without }: HomeOptions = {},
): Interval | undefined {
  const claimed = layout.claimed.get(module);
  if (claimed !== undefined) return claimed;
  const own = (layout.byModule.get(module) ?? []).filter((slot) => !slot.extension && slot !== without);
  return homeRange(
    own.map((slot) => ({ number: numberOf(slot), name: slot.file.name })),
    layout.ranges,
  );
}

interface HomeOptions {
  readonly numberOf?: (slot: Slot) => number;
  readonly without?: Slot;
}
