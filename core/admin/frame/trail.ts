/** The way to a page, in the words of the menu: its group, its entry, and what the page says of itself. */
import type { MenuEntry, MenuGroup } from '../../declare';
import type { Crumb, PageGiven } from './given';

interface Place {
  readonly group: MenuGroup;
  readonly entry: MenuEntry;
}

/** Where an address stands. What is personal may repeat what stands elsewhere, and comes last. */
function placeOf(menu: readonly MenuGroup[], address: string | undefined): Place | undefined {
  const places = menu.flatMap((group) =>
    group.entries.filter(({ to }) => to === address).map((entry) => ({ group, entry })),
  );
  return places.find(({ group }) => group.kind !== 'personal') ?? places[0];
}

/**
 * @param shown the menu beside the page
 * @param contributed the whole menu: pages that are not shown in it are somewhere, too
 * @param path address of the page
 */
export function trailOf(
  { title = '', crumbs = [], active }: PageGiven,
  { shown, contributed, path }: Record<'shown' | 'contributed', readonly MenuGroup[]> & { path: string },
): readonly Crumb[] {
  const place = placeOf(shown, active) ?? placeOf(contributed, active);
  if (place === undefined) return crumbs;
  const { group, entry } = place;
  const head = group.title === '' ? [] : [{ text: group.title }];
  if (path === entry.to) return [...head, { text: entry.title }];
  const said = crumbs.length > 0 ? crumbs : [{ text: entry.title, to: entry.to }, { text: title }];
  return [...head, ...said.map((crumb) => (crumb.to === entry.to ? { ...crumb, text: entry.title } : crumb))];
}
