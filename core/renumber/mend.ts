/** The smallest renumbering that mends one finding. What it answers makes the finding go and brings no other. */
import type { ModelFile } from '../discover';
import { shellWord } from '../discover';
import { homeOf, type Layout, type Slot } from './layout';
import { pullDown, pushUp, rehome } from './move';
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
  return fewest(tries.filter((moves) => moves !== undefined && numberIn(moves, from) > numberIn(moves, to)));
}

/** Mends a number that several files share: all but one of them move. */
export function mendShared(layout: Layout, files: readonly ModelFile[]): Moves | undefined {
  const slots = files.flatMap(({ file }) => layout.byFile.get(file) ?? []);
  const keepers = slots.filter(({ fixed }) => fixed);
  if (keepers.length > 1) return undefined;
  // The file that lies in its module's range has the better right to the number.
  const byRight = (keepers.length === 1 ? keepers : [...slots]).sort(
    (a, b) => right(b, layout) - right(a, layout),
  );
  return fewest(byRight.map((keeper) => moveOthers(layout, slots, keeper)));
}

const right = (slot: Slot, layout: Layout): number => {
  const home = homeOf(layout, slot.file.module, slot);
  return home !== undefined && slot.number >= home.from && slot.number <= home.to ? 1 : 0;
};

function moveOthers(layout: Layout, slots: readonly Slot[], keeper: Slot): Moves | undefined {
  let moves: Moves | undefined = new Map();
  for (const slot of slots) if (slot !== keeper && moves !== undefined) moves = pushUp(layout, slot, moves);
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

const fewest = (tries: readonly (Moves | undefined)[]): Moves | undefined =>
  tries.reduce(
    (best, moves) => (moves !== undefined && (best === undefined || moves.size < best.size) ? moves : best),
    undefined,
  );

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
