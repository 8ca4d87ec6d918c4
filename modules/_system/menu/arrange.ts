/** The contributed menu as an administrator has arranged it, whoever asks. Plain data in, plain data out. */
import type { MenuEntry, MenuGroup } from 'ordinal-host';
import type { Arrangement, Link, Tier } from './arrangement';
import { merged } from './merge';

export interface ArrangedEntry {
  /** As it is shown: with the title it was given. */
  readonly entry: MenuEntry;
  /** What it is called where it comes from. */
  readonly contributed: { readonly title: string; readonly group: string } | undefined;
  readonly link: Link | undefined;
}

export interface ArrangedGroup {
  /** Key of a contributed group, id of one of its own. */
  readonly key: string;
  readonly range: string;
  readonly title: string;
  readonly kind: MenuGroup['kind'];
  /** What it is called where it comes from; nothing for one of its own. */
  readonly contributed: string | undefined;
  readonly tier: Tier | undefined;
  readonly entries: readonly ArrangedEntry[];
}

export interface Arranged {
  readonly version: number;
  readonly groups: readonly ArrangedGroup[];
  /** Links and groups that nobody contributes any more: kept for the day they come back. */
  readonly gone: { readonly links: readonly Link[]; readonly tiers: readonly Tier[] };
}

/** Where links stand that an administrator added to a group that is gone. */
export const LOST = { key: 'more', title: 'More' } as const;

export function arrange(contributed: readonly MenuGroup[], arrangement: Arrangement): Arranged {
  const { version, tiers, links } = arrangement;
  const byKey = new Map(tiers.flatMap((tier) => (tier.key === null ? [] : [[tier.key, tier]])));
  const groups = [
    ...contributed.map((group) => contributedGroup(group, byKey.get(group.key))),
    ...tiers.filter(({ key }) => key === null).map(ownGroup),
  ];
  const placed = merged(groups, ({ tier }) => tier?.place ?? null);
  const filled = fill(placed, contributed, links);
  const addresses = new Set(contributed.flatMap(({ entries }) => entries.map(({ to }) => to)));
  const keys = new Set(contributed.map(({ key }) => key));
  return {
    version,
    groups: filled,
    gone: {
      links: links.filter(({ own, address }) => !own && !addresses.has(address)),
      tiers: tiers.filter(({ key }) => key !== null && !keys.has(key)),
    },
  };
}

const contributedGroup = ({ key, range, title, kind }: MenuGroup, tier: Tier | undefined): ArrangedGroup => ({
  key,
  range,
  title: tier?.title ?? title,
  kind,
  contributed: title,
  tier,
  entries: [],
});

const ownGroup = (tier: Tier): ArrangedGroup => ({
  key: tier.id,
  range: '',
  title: tier.title ?? '',
  kind: 'pages',
  contributed: undefined,
  tier,
  entries: [],
});

/** Each entry into the group it was put into, or stays in, where that group is there. */
function fill(
  groups: readonly ArrangedGroup[],
  contributed: readonly MenuGroup[],
  links: readonly Link[],
): ArrangedGroup[] {
  const byAddress = new Map(links.map((link) => [link.address, link]));
  const keyOfTier = new Map(groups.flatMap(({ tier, key }) => (tier === undefined ? [] : [[tier.id, key]])));
  const natural = new Map<string, ArrangedEntry[]>(groups.map(({ key }) => [key, []]));
  const put = (key: string, entry: ArrangedEntry): void => {
    const there = natural.get(key);
    if (there === undefined) natural.set(key, [entry]);
    else there.push(entry);
  };
  // What stays stands before what was moved here: so it is found behind what it is contributed behind.
  const moved: (() => void)[] = [];
  for (const group of contributed)
    for (const entry of group.entries) {
      const link = byAddress.get(entry.to);
      const key = keyOfTier.get(link?.tierId ?? '') ?? group.key;
      const arranged = contributedEntry(entry, group.key, link);
      if (key === group.key) put(key, arranged);
      else moved.push(() => put(key, arranged));
    }
  for (const step of moved) step();
  const known = new Set(contributed.flatMap(({ entries }) => entries.map(({ to }) => to)));
  for (const link of links)
    if (link.own && !known.has(link.address))
      put(keyOfTier.get(link.tierId ?? '') ?? LOST.key, {
        entry: entryOf(link),
        contributed: undefined,
        link,
      });
  const lost = natural.get(LOST.key) ?? [];
  return [
    ...groups,
    ...(lost.length === 0
      ? []
      : [
          {
            ...LOST,
            range: '',
            kind: 'pages' as const,
            contributed: LOST.title,
            tier: undefined,
            entries: [],
          },
        ]),
  ].map((group) => ({
    ...group,
    entries: merged(natural.get(group.key) ?? [], ({ link }) => link?.place ?? null),
  }));
}

const contributedEntry = (entry: MenuEntry, group: string, link: Link | undefined): ArrangedEntry => ({
  entry: { ...entry, title: link?.title ?? entry.title },
  contributed: { title: entry.title, group },
  link,
});

const entryOf = ({ address, title, permission }: Link): MenuEntry => ({
  to: address,
  title: title ?? address,
  number: undefined,
  icon: 'arrow-right',
  permission: permission ?? undefined,
  count: undefined,
});
