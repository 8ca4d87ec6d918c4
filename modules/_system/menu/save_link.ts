/** A link as its form wants it, written down; all inside one change of the menu. */
import { op } from 'ordinal-host';
import { foundGroup, foundLink } from './arrange_command';
import { placeAll, placeLink } from './carry_out';
import { linkOf, tierOf, type Desk } from './desk';
import type { LinkChange } from './link_input';

export async function saveLink(desk: Desk, at: string, change: LinkChange): Promise<void> {
  const found = foundLink(desk.arranged, at);
  const { title, limited, own, group } = change;
  const id = found.entry.link?.id ?? (await linkOf(desk, at));
  if (group !== found.group.key) await placeLink(desk, found, { group, before: undefined });
  await desk.rows.MenuLink.update({ title, limited, revision: desk.version, ...own }, { where: { id } });
  await setRoles(desk, id, change.roles);
}

export async function addLink(desk: Desk, change: LinkChange): Promise<void> {
  const { title, limited, own, roles } = change;
  const { rows, menuTypeId, version } = desk;
  const group = foundGroup(desk.arranged, change.group);
  await placeAll(desk, group, group.entries);
  const { id } = await rows.MenuLink.create({
    menuTypeId,
    tierId: await tierOf(desk, group),
    title,
    limited,
    address: own?.address ?? '',
    permission: own?.permission ?? null,
    own: true,
    place: group.entries.length,
    revision: version,
  });
  await setRoles(desk, id, roles);
}

async function setRoles({ rows }: Desk, menuLinkId: string, roles: readonly string[]): Promise<void> {
  const { RoleMenuPermission } = rows;
  const there = await RoleMenuPermission.findAll({ where: { menuLinkId } });
  await RoleMenuPermission.destroy({ where: { menuLinkId, roleId: { [op.notIn]: [...roles] } } });
  for (const roleId of roles)
    if (!there.some((one) => one.roleId === roleId)) await RoleMenuPermission.create({ menuLinkId, roleId });
}
