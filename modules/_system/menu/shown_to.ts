/** The arranged menu as one person sees it. Plain data in, plain data out. */
import type { MenuEntry, MenuGroup, Powers } from 'ordinal-host';
import type { Arranged, ArrangedEntry } from './arrange';

export interface Looking {
  readonly may: Powers;
  /** Ids of the roles they have. */
  readonly roles: ReadonlySet<string>;
  /** What they may open of what is contributed, with its counts. */
  readonly groups: readonly MenuGroup[];
}

/** What is hidden, or meant for other roles, is left out, and so is a group with nothing in it. It never shows more. */
export function shownTo({ groups }: Arranged, { may, roles, groups: open }: Looking): MenuGroup[] {
  const mine = new Map(open.flatMap(({ entries }) => entries.map((entry) => [entry.to, entry])));
  const entryFor = ({ entry, contributed, link }: ArrangedEntry): readonly MenuEntry[] => {
    if (link?.hidden === true || (link?.limited === true && !link.roles.some((role) => roles.has(role))))
      return [];
    if (contributed === undefined)
      return entry.permission === undefined || may(entry.permission) ? [entry] : [];
    const seen = mine.get(entry.to);
    return seen === undefined ? [] : [{ ...seen, title: entry.title }];
  };
  return groups
    .filter(({ tier }) => tier?.hidden !== true)
    .map(({ key, range, title, kind, entries }) => ({
      key,
      range,
      title,
      kind,
      entries: entries.flatMap(entryFor),
    }))
    .filter(({ entries }) => entries.length > 0);
}
