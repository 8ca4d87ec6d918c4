/** The links of one person, as a group of the menu. Plain data in, plain data out. */
import type { MenuEntry, MenuGroup, Powers } from 'ordinal-host';
import { pathOf } from './addresses';

/** Lies above all the others without leading to them. */
const OVERVIEW = '/admin';

/** Whether a page may be opened, as far as the menu knows: it stands below the nearest entry of all. */
export function opens(contributed: readonly MenuGroup[], may: Powers): (address: string) => boolean {
  const entries = contributed.flatMap((group) => group.entries);
  return (address) => {
    const path = pathOf(address);
    const above = entries.filter(({ to }) => path === to || (to !== OVERVIEW && path.startsWith(`${to}/`)));
    const nearest = above.sort((one, other) => other.to.length - one.to.length)[0];
    return nearest?.permission === undefined || may(nearest.permission);
  };
}

/** No group at all, where nobody has put a link into it. */
export function quickGroup(
  links: readonly { readonly address: string; readonly title: string }[],
  contributed: readonly MenuGroup[],
  may: Powers,
): readonly MenuGroup[] {
  if (links.length === 0) return [];
  const isOpen = opens(contributed, may);
  const entries = links
    .filter(({ address }) => isOpen(address))
    .map(({ address, title }): MenuEntry => ({
      to: address,
      title,
      number: undefined,
      icon: 'star',
      permission: undefined,
      count: undefined,
    }));
  return entries.length === 0
    ? []
    : [{ key: 'quick', range: '', title: 'Quick links', kind: 'personal', entries }];
}

/** First of all, but for what stands without a heading: below one it would seem to belong to it. */
export function withQuick(groups: readonly MenuGroup[], quick: readonly MenuGroup[]): MenuGroup[] {
  const at = groups.findIndex(({ title }) => title !== '');
  return at < 0 ? [...groups, ...quick] : [...groups.slice(0, at), ...quick, ...groups.slice(at)];
}
