/** The smallest renumbering that mends one finding. What it answers makes the finding go and brings no other. */
import type { ModelFile } from '../discover';
import { shellWord } from '../discover';
import { isWithin } from '../numbering';
import { homeOf, type Layout, type Slot } from './layout';
import { pullDown, pushOut, pushUp, rehome } from './move';
import { ceilingOf, floorOf, freeBetween, numberIn, takenWith, type Moves } from './rooms';

/**
 * Mends one pair in the wrong order: the one that needs goes up, the one that is needed goes down, or the module of
 * the first goes to a range of its own further up; whichever renames the fewest files.
 */
export function mendPair(layout: Layout, needing: ModelFile, needed: ModelFile): Moves | undefined {
  const from = layout.byFile.get(needing.file);
  const to = layout.byFile.get(needed.file);
  if (from === undefined || to === undefined || !from.needs.includes(to)) return undefined;
  const tries = [pushUp(layout, from), pullDown(layout, to), rehome(layout, from.file.module)];
  const mends = (moves: Moves): boolean => numberIn(moves, from) > numberIn(moves, to);
  return fewest(
    layout,
    tries.filter((moves) => moves !== undefined && mends(moves)),
  );
}

/**
 * Mends a number that several files share: all but one of them move. Where the range of a module is full, they go to the
 * next free number above it.
 */
export function mendShared(layout: Layout, files: readonly ModelFile[]): Moves | undefined {
  const slots = files.flatMap(({ file }) => layout.byFile.get(file) ?? []);
  const keepers = slots.filter(({ fixed }) => fixed);
  if (keepers.length > 1) return undefined;
  // The file that lies in its module's range has the better right to the number.
  const byRight = (keepers.length === 1 ? keepers : [...slots]).sort(
    (a, b) => right(b, layout) - right(a, layout),
  );
  const tries = (move: Move): (Moves | undefined)[] =>
    byRight.map((keeper) => moveOthers(layout, slots, keeper, move));
  return fewest(layout, tries(pushUp)) ?? smallest(tries(pushOut));
}

type Move = typeof pushUp;

const right = (slot: Slot, layout: Layout): number => {
  const home = homeOf(layout, slot.file.module);
  return home !== undefined && slot.number >= home.from && slot.number <= home.to ? 1 : 0;
};

function moveOthers(layout: Layout, slots: readonly Slot[], keeper: Slot, move: Move): Moves | undefined {
  let moves: Moves | undefined = new Map();
  for (const slot of slots)
    if (slot !== keeper && moves?.has(slot) === false) moves = move(layout, slot, moves);
  return moves;
}

/** Brings a model back into its module's range. */
export function mendStray(layout: Layout, file: ModelFile): Moves | undefined {
  const slot = layout.byFile.get(file.file);
  const home = slot && homeOf(layout, file.module);
  if (slot === undefined || slot.fixed || home === undefined) return undefined;
  const none: Moves = new Map();
  const number = freeBetween(
    [home],
    floorOf(slot, none),
    ceilingOf(slot, none, false),
    takenWith(layout, none),
  );
  return number === undefined ? undefined : new Map([[slot, number]]);
}

/** The smallest of some renumberings that takes no model out of its module's range. */
const fewest = (layout: Layout, tries: readonly (Moves | undefined)[]): Moves | undefined =>
  smallest(tries.filter((moves) => moves !== undefined && newStrays(layout, moves).length === 0));

const smallest = (tries: readonly (Moves | undefined)[]): Moves | undefined =>
  tries.reduce((best, moves) => (!moves || (best && best.size <= moves.size) ? best : moves), undefined);

/** Models that lie outside their module's range afterwards and did not before. */
export function newStrays(layout: Layout, moves: Moves): Slot[] {
  const touched = new Set([...moves.keys()].map(({ file }) => file.module));
  return [...touched].flatMap((module) => {
    const before = straysOf(layout, module, new Map());
    return straysOf(layout, module, moves).filter((slot) => !before.includes(slot));
  });
}

function straysOf(layout: Layout, module: string, moves: Moves): Slot[] {
  const numberOf = (slot: Slot): number => numberIn(moves, slot);
  const home = homeOf(layout, module, { numberOf });
  const own = (layout.byModule.get(module) ?? []).filter(({ extension }) => !extension);
  return home === undefined ? [] : own.filter((slot) => !isWithin(numberOf(slot), home));
}

/**
 * The moves as a command line: `menu-cli renumber 200 340 && menu-cli renumber 201 341`. A file whose number is shared
 * is named by its path.
 */
export function commandOf(layout: Layout, moves: Moves): string {
  const counts = new Map<number, number>();
  for (const { number } of layout.slots) counts.set(number, (counts.get(number) ?? 0) + 1);
  const commands = [...moves].map(([{ file, number }, to]) => {
    const what = (counts.get(number) ?? 0) > 1 ? shellWord(file.shown) : String(number);
    return `menu-cli renumber ${what} ${to}`;
  });
  return commands.join(' && ');
}
