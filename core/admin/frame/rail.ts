/** The rail: every model under its range, the loading number in front. Plain data. */
import { isWithin, type NumberRange } from '../../numbering';
import type { AdminPage } from '../describe';

export interface RailLink {
  readonly number: number;
  readonly text: string;
  readonly to: string;
  /** Number of rows, as it is shown; undefined until somebody has counted. */
  readonly count: string | undefined;
}

/** A link of a module's own, from its manifest. */
export interface ModuleLink {
  readonly module: string;
  readonly title: string;
  /** Whole address. */
  readonly to: string;
}

export interface RailGroup {
  /** `300–319`, or nothing for numbers outside every range. */
  readonly range: string;
  readonly title: string;
  readonly to: string | undefined;
  /** Its links are folded away, or can be; undefined in a rail that is short enough to show all. */
  readonly fold: 'open' | 'closed' | undefined;
  /** Pages that modules of this range bring themselves. */
  readonly own: readonly ModuleLink[];
  readonly links: readonly RailLink[];
}

export interface Rail {
  readonly groups: readonly RailGroup[];
  readonly modules: number;
  readonly models: number;
}

/** Above this many models only the range one is in is unfolded; the others are links to their first list. */
const UNFOLDED = 120;

/** Above this many entries only the range one is in is open. */
const FOLDED = 30;

export interface Ranged<T> {
  readonly range: NumberRange | undefined;
  readonly members: readonly T[];
}

/** Things with a number under the range they fall into, in order; ranges without any are left out. */
export function byRange<T extends { readonly number: number }>(
  things: readonly T[],
  ranges: readonly NumberRange[],
): Ranged<T>[] {
  const groups = new Map<NumberRange | undefined, T[]>();
  for (const thing of things) {
    const range = ranges.find((one) => isWithin(thing.number, one));
    const group = groups.get(range);
    if (group === undefined) groups.set(range, [thing]);
    else group.push(thing);
  }
  return [...groups].map(([range, members]) => ({ range, members }));
}

export const rangeText = (range: NumberRange | undefined): string =>
  range === undefined ? '' : `${range.from}–${range.to}`;

interface RailOptions {
  readonly pages: readonly AdminPage[];
  readonly ranges: readonly NumberRange[];
  readonly modules: number;
  readonly links: readonly ModuleLink[];
  readonly countOf: (table: string) => string | undefined;
}

/** @param path address of the page the rail stands beside */
export function railOf({ pages, ranges, modules, links, countOf }: RailOptions, path: string): Rail {
  const folded = pages.length > UNFOLDED;
  const isLong = pages.length + links.length > FOLDED;
  // A module's links stand where its first model does; those of modules without models stand first of all.
  const placeOf = new Map([...pages].reverse().map((page) => [page.module, page.table]));
  const first = pages[0]?.table;
  const groups = byRange(pages, ranges).map(({ range, members }): RailGroup => {
    const tables = new Set<string | undefined>(members.map(({ table }) => table));
    const own = links.filter(({ module }) => tables.has(placeOf.get(module) ?? first));
    const isHere = [...members.map((page) => page.path), ...own.map(({ to }) => to)].some(
      (place) => path === place || path.startsWith(`${place}/`),
    );
    const shown = !folded || isHere;
    return {
      range: rangeText(range),
      title: range?.title ?? 'Own numbers',
      to: shown ? undefined : members[0]?.path,
      fold: isLong && shown ? (isHere ? 'open' : 'closed') : undefined,
      own,
      links: shown ? members.map((page) => linkTo(page, countOf)) : [],
    };
  });
  return { groups, modules, models: pages.length };
}

const linkTo = (page: AdminPage, countOf: RailOptions['countOf']): RailLink => ({
  number: page.number,
  text: page.plural,
  to: page.path,
  count: countOf(page.table),
});
