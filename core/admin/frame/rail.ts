/** The rail: the menu as it is drawn beside one page. Plain data. */
import type { MenuEntry, MenuGroup, Powers } from '../../declare';

export interface RailGroup extends MenuGroup {
  /** The first of its pages, where the others are left out because there are too many. */
  readonly to: string | undefined;
  /** Its entries are folded away, or can be; undefined in a rail that is short enough to show all. */
  readonly fold: 'open' | 'closed' | undefined;
}

export interface Rail {
  /** Where the way home leads: the overview, or the first page that may be seen; nothing where there is none. */
  readonly home: string | undefined;
  readonly groups: readonly RailGroup[];
}

/** Above this many models only the group one is in is unfolded; the others are links to their first list. */
const UNFOLDED = 120;

/** Above this many entries only the group one is in is open. */
const FOLDED = 30;

const OVERVIEW = '/admin';

/**
 * What somebody may open of a menu. Groups that are left without an entry are left out.
 * @param countOf how many records are at an address, as it is shown, where somebody has counted
 */
export const narrowed = (
  menu: readonly MenuGroup[],
  may: Powers,
  countOf: (entry: MenuEntry) => string | undefined,
): MenuGroup[] =>
  menu
    .map((group) => ({
      ...group,
      entries: group.entries
        .filter(({ permission }) => permission === undefined || may(permission))
        .map((entry) => ({ ...entry, count: entry.count ?? countOf(entry) })),
    }))
    .filter(({ entries }) => entries.length > 0);

/** @param path address of the page the rail stands beside */
export function railOf(groups: readonly MenuGroup[], path: string): Rail {
  const pages = groups.flatMap(({ kind, entries }) => (kind === 'pages' ? entries : []));
  const folds: Folds = {
    isLong: pages.length > FOLDED,
    isHuge: pages.filter(({ number }) => number !== undefined).length > UNFOLDED,
  };
  const shared = groups.filter(({ kind }) => kind !== 'personal').flatMap(({ entries }) => entries);
  const overview = shared.find(({ to }) => to === OVERVIEW);
  return {
    home: (overview ?? shared[0])?.to,
    groups: groups.map((group) =>
      group.kind === 'pages' ? folded(group, path, folds) : { ...group, to: undefined, fold: undefined },
    ),
  };
}

interface Folds {
  readonly isLong: boolean;
  readonly isHuge: boolean;
}

function folded(group: MenuGroup, path: string, { isLong, isHuge }: Folds): RailGroup {
  const isHere = group.entries.some(({ to }) => path === to || path.startsWith(`${to}/`));
  const [first] = group.entries.filter(({ number }) => number !== undefined);
  const shown = !isHuge || isHere || first === undefined;
  return {
    ...group,
    entries: shown ? group.entries : group.entries.filter(({ number }) => number === undefined),
    to: shown ? undefined : first.to,
    fold: isLong && shown ? (isHere ? 'open' : 'closed') : undefined,
  };
}
