/** What the palette offers before anything is typed: quick links, then where somebody has been. */
import type { AskedPalette, MenuEntry, MenuGroup, Models } from 'ordinal-host';
import { pathOf } from './addresses';
import type { Memory } from './memory';
import { opens, quickGroup } from './quick_group';
import { recentOf } from './recent';

const SHOWN = 8;

export async function atHand(
  models: Pick<Models, 'NavigationBreadcrumb'>,
  memory: Memory,
  asked: AskedPalette,
): Promise<AskedPalette> {
  const { identity, may, contributed } = asked;
  if (identity.id === null) return asked;
  const [{ quick }, recent] = await Promise.all([memory.known(identity.id), recentOf(models, identity.id)]);
  const isOpen = opens(contributed, may);
  const linked = new Set(quick.map(({ address }) => address));
  const visited = recent
    .filter(({ address }) => !linked.has(address) && isOpen(address))
    .slice(0, SHOWN)
    .map(({ address, title }) => visitedEntry(contributed, address, title));
  return {
    ...asked,
    groups: [
      ...asked.groups,
      ...quickGroup(quick, contributed, may).map((group) => ({
        ...group,
        entries: group.entries.map((entry) => ({ ...entry, number: numberOf(contributed, entry.to) })),
      })),
      { key: 'recent', range: '', title: 'Recent pages', kind: 'personal', entries: visited },
    ],
  };
}

const visitedEntry = (contributed: readonly MenuGroup[], to: string, title: string): MenuEntry => ({
  to,
  title,
  number: numberOf(contributed, to),
  icon: entryAt(contributed, to)?.icon ?? 'book-open',
  permission: undefined,
  count: undefined,
});

const entryAt = (contributed: readonly MenuGroup[], address: string): MenuEntry | undefined =>
  contributed.flatMap(({ entries }) => entries).find(({ to }) => to === pathOf(address));

/** The number of the model a page is about: that of the list it lies below. */
const numberOf = (contributed: readonly MenuGroup[], address: string): number | undefined =>
  contributed
    .flatMap(({ entries }) => entries)
    .find(({ to, number }) => number !== undefined && `${pathOf(address)}/`.startsWith(`${to}/`))?.number;
