/** Where a step up or down leads, and the order that comes of it. Plain data in, plain data out. */
import { LOST, type Arranged, type ArrangedEntry, type ArrangedGroup } from './arrange';

/** A place for a link: in a group, before another; before nothing is at the end. */
export interface Place {
  readonly group: string;
  readonly before: string | undefined;
}

export type Way = 'up' | 'down';

export const isTarget = ({ key }: ArrangedGroup): boolean => key !== LOST.key;

export interface Found {
  readonly group: ArrangedGroup;
  readonly entry: ArrangedEntry;
}

export const linkAt = ({ groups }: Arranged, address: string): Found | undefined =>
  groups
    .flatMap((group) => group.entries.map((entry) => ({ group, entry })))
    .find(({ entry }) => entry.entry.to === address);

/** One step; from the edge of a group into the next one. Nothing, where there is no further. */
export function linkStep(arranged: Arranged, address: string, way: Way): Place | undefined {
  const groups = arranged.groups.filter((group) => isTarget(group) || hasEntry(group, address));
  const at = groups.findIndex((group) => hasEntry(group, address));
  const group = groups[at];
  if (group === undefined) return undefined;
  const addresses = group.entries.map(({ entry }) => entry.to);
  const index = addresses.indexOf(address);
  if (isTarget(group)) {
    if (way === 'up' && index > 0) return { group: group.key, before: addresses[index - 1] };
    if (way === 'down' && index < addresses.length - 1)
      return { group: group.key, before: addresses[index + 2] };
  }
  const next = groups[way === 'up' ? at - 1 : at + 1];
  if (next === undefined) return undefined;
  return { group: next.key, before: way === 'up' ? undefined : next.entries[0]?.entry.to };
}

const hasEntry = ({ entries }: ArrangedGroup, address: string): boolean =>
  entries.some(({ entry }) => entry.to === address);

/** The key of the group that one stands before after a step; `end` behind all. Nothing, where there is no further. */
export function groupStep(
  arranged: Arranged,
  key: string,
  way: Way,
): { before: string | undefined } | undefined {
  const keys = arranged.groups.filter(isTarget).map((group) => group.key);
  const index = keys.indexOf(key);
  if (index < 0 || (way === 'up' ? index === 0 : index === keys.length - 1)) return undefined;
  return { before: way === 'up' ? keys[index - 1] : keys[index + 2] };
}

/** A list in which one thing stands before another, or at the end where that is not in it. */
export function reordered<T>(things: readonly T[], moved: T, isBefore: (thing: T) => boolean): T[] {
  const others = things.filter((thing) => thing !== moved);
  const at = others.findIndex(isBefore);
  return at < 0 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)];
}
