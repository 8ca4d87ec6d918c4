/** What can be done to a menu, written down in its tables. */
import type { ArrangedEntry, ArrangedGroup } from './arrange';
import { linkOf, tierOf, type Desk } from './desk';
import { isTarget, reordered, type Found, type Place } from './moves';

/** Puts a link into a group, before another. Every link of that group gets a place, so that the order stays. */
export async function placeLink(desk: Desk, { entry }: Found, { group: key, before }: Place): Promise<void> {
  const group = desk.arranged.groups.find((one) => one.key === key && isTarget(one));
  if (group === undefined) throw new Error(`there is no group ${key}`);
  const order = reordered(group.entries, entry, ({ entry: { to } }) => to === before);
  await placeAll(desk, group, order, entry);
}

/** Writes an order down. @param moved what was put elsewhere by this change, as far as anything was */
export async function placeAll(
  desk: Desk,
  group: ArrangedGroup,
  order: readonly ArrangedEntry[],
  moved?: ArrangedEntry,
): Promise<void> {
  for (const [place, one] of order.entries()) await writePlace(desk, group, one, place, one === moved);
}

async function writePlace(
  desk: Desk,
  group: ArrangedGroup,
  { entry, contributed, link }: ArrangedEntry,
  place: number,
  isMoved: boolean,
): Promise<void> {
  const tierId = contributed?.group === group.key ? null : await tierOf(desk, group);
  if (!isMoved && link?.place === place && link.tierId === tierId) return;
  const revision = isMoved ? { revision: desk.version } : {};
  const id = link?.id ?? (await linkOf(desk, entry.to));
  await desk.rows.MenuLink.update({ tierId, place, ...revision }, { where: { id } });
}

/** Puts a group before another; all get a place. */
export async function placeGroup(
  desk: Desk,
  group: ArrangedGroup,
  before: string | undefined,
): Promise<void> {
  const order = reordered(desk.arranged.groups.filter(isTarget), group, ({ key }) => key === before);
  for (const [place, one] of order.entries()) {
    if (one !== group && one.tier?.place === place) continue;
    const revision = one === group ? { revision: desk.version } : {};
    await desk.rows.MenuTier.update({ place, ...revision }, { where: { id: await tierOf(desk, one) } });
  }
}

/** Back to where it comes from, and behind what it is contributed behind. */
export async function sendHome(desk: Desk, { entry }: Found): Promise<void> {
  const id = await linkOf(desk, entry.entry.to);
  await desk.rows.MenuLink.update({ tierId: null, place: null, revision: desk.version }, { where: { id } });
}

/** The links of a group in the order they come: contributed ones first, then those that were put there. */
export async function orderAsItComes(desk: Desk, { entries, tier }: ArrangedGroup): Promise<void> {
  const id = entries.flatMap(({ link }) => link?.id ?? []);
  await desk.rows.MenuLink.update({ place: null, revision: desk.version }, { where: { id } });
  if (tier !== undefined)
    await desk.rows.MenuTier.update({ revision: desk.version }, { where: { id: tier.id } });
}

export async function hideLink(desk: Desk, address: string, hidden: boolean): Promise<void> {
  const id = await linkOf(desk, address);
  await desk.rows.MenuLink.update({ hidden, revision: desk.version }, { where: { id } });
}

export async function hideGroup(desk: Desk, group: ArrangedGroup, hidden: boolean): Promise<void> {
  const id = await tierOf(desk, group);
  await desk.rows.MenuTier.update({ hidden, revision: desk.version }, { where: { id } });
}
