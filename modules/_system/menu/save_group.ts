/** A group as its form wants it, written down; all inside one change of the menu. */
import { placeGroup } from './carry_out';
import { foundGroup } from './arrange_command';
import { tierOf, type Desk } from './desk';
import { isTarget } from './moves';

/** A new group stands behind the other groups of pages. @returns its key */
export async function addGroup(desk: Desk, title: string): Promise<string> {
  const { rows, menuTypeId, version } = desk;
  const tier = await rows.MenuTier.create({ menuTypeId, title, revision: version });
  const groups = desk.arranged.groups.filter(isTarget);
  const behind = groups.findLastIndex(({ kind }) => kind === 'pages');
  const group = {
    key: tier.id,
    range: '',
    title,
    kind: 'pages',
    contributed: undefined,
    tier: { id: tier.id, key: null, title, place: null, hidden: false, revision: version },
    entries: [],
  } as const;
  await placeGroup(desk, group, groups[behind + 1]?.key);
  return tier.id;
}

/** @param title nothing gives a contributed group its own one back */
export async function nameGroup(desk: Desk, key: string, title: string): Promise<void> {
  const group = foundGroup(desk.arranged, key);
  const id = await tierOf(desk, group);
  const given = title === '' || title === group.contributed ? null : title;
  await desk.rows.MenuTier.update({ title: given, revision: desk.version }, { where: { id } });
}
