/** `renumber --fix`: the smallest set of renames that makes the whole order valid. */
import type { Finding } from '../findings';
import { isWithin } from '../numbering';
import { groupsOf } from '../order';
import { conflictsOf } from './conflicts';
import { layOut, homeOf, type Layout, type LayoutInput, type Slot } from './layout';
import { refusal, renamesOf, type Plan } from './plan';
import type { Moves } from './rooms';
import { settle } from './settle';
import { smallestSet } from './smallest_set';

/**
 * Plans renames after which no number is shared and everything loads after what it needs. Fewest files first; more
 * move only where a range has no room. Circles cannot be mended by numbers and are reported.
 */
export function planFix(input: LayoutInput): Plan {
  const layout = layOut(input);
  const circles = layout.cycles.map(circleFinding);
  const moving = smallestSet(conflictsOf(layout.slots), costIn(layout));
  if (moving === undefined) return withFindings(packagesRefusal(layout), circles);
  const start = [...moving, ...sharing(layout, new Set(moving))];
  if (start.some(({ fixed }) => fixed)) return withFindings(packagesRefusal(layout), circles);
  const moves = settle(layout, start);
  if ('stuck' in moves) return withFindings(stuckRefusal(moves.stuck), circles);
  return {
    renames: renamesOf([...moves].map(([{ file }, number]) => [file, number] as const)),
    findings: [...circles, ...strays(layout, moves)],
  };
}

const withFindings = (plan: Plan, findings: readonly Finding[]): Plan => ({
  ...plan,
  findings: [...findings, ...plan.findings],
});

/**
 * Every move costs the same; ties are broken: a slot that shares its number would have to move anyway, and what
 * little else needs is moved before what much else needs.
 */
function costIn(layout: Layout): (slot: Slot) => number {
  const shared = new Set(groupsOf(layout.slots.map(({ file }) => file)).flat());
  const unit = 4 * (layout.slots.length + 1);
  return (slot) => {
    if (slot.fixed) return Infinity;
    return (shared.has(slot.file) ? unit - 1 : unit) + Math.min(slot.neededBy.length, 3) / 4;
  };
}

/** Of each number that several slots keep, all but one: the one in a package stays, else the one in its own range, or most needed. */
function sharing(layout: Layout, moving: ReadonlySet<Slot>): Slot[] {
  const staying = layout.slots.filter((slot) => !moving.has(slot));
  const slotOf = new Map(staying.map((slot) => [slot.file, slot]));
  return groupsOf(staying.map(({ file }) => file)).flatMap((group) => {
    const slots = group.flatMap((file) => slotOf.get(file) ?? []);
    const weight = (slot: Slot): number =>
      (slot.fixed ? 2 : 0) + (isAtHome(layout, slot, slot.number) ? 1 : 0);
    return slots.sort((a, b) => weight(b) - weight(a) || b.neededBy.length - a.neededBy.length).slice(1);
  });
}

function isAtHome(layout: Layout, slot: Slot, number: number, without?: Slot): boolean {
  const home = homeOf(layout, slot.file.module, { ...(without !== undefined && { without }) });
  return slot.extension || home === undefined || isWithin(number, home);
}

/** Models that found room only outside their module's range. A module that moves as a whole stays together. */
function strays(layout: Layout, moves: Moves): Finding[] {
  const whole = (slot: Slot): boolean =>
    (layout.byModule.get(slot.file.module) ?? []).every((other) => other.extension || moves.has(other));
  return [...moves]
    .filter(([slot, number]) => !whole(slot) && !isAtHome(layout, slot, number, slot))
    .map(([{ file }, number]) => ({
      code: 'ORDER_OUT_OF_RANGE',
      level: 'warning',
      summary: `${file.module}/${file.name} finds room only at ${number}, outside its module's range`,
      at: [{ file: file.shown }],
      waysOut: [{ text: 'move the reference that forces it there into an extension with a higher number' }],
    }));
}

const circleFinding = ({ path, cut }: Layout['cycles'][number]): Finding => ({
  code: 'RENUMBER_REFUSED',
  level: 'error',
  summary: `no numbering mends a circle: ${[...path, cut].map(({ from }) => from.file.name).join(' -> ')}`,
  at: path.map(({ from, need }) => ({
    file: from.file.shown,
    ...(need !== undefined && { note: need.field }),
  })),
  waysOut: [{ text: `move ${cut.need?.field ?? 'one reference'} into an extension with a higher number` }],
});

const packagesRefusal = (layout: Layout): Plan =>
  refusal(
    'files in packages would have to be renamed, and they cannot be',
    layout.slots
      .filter(({ fixed, needs, number }) => fixed && needs.some((need) => need.number >= number))
      .map(({ file }) => file),
    [{ text: 'tell the maker of the package, or leave the package out' }],
  );

const stuckRefusal = ({ file }: Slot): Plan =>
  refusal(
    `there is no free number for ${file.module}/${file.name} above what it needs`,
    [file],
    [
      { text: 'add a range of your own: menu-cli ranges claim' },
      { text: 'or move its references into an extension with a higher number' },
    ],
  );
