/** What the database says about a menu, as plain data. */
import type { Models } from 'ordinal-host';
import { ADMIN_MENU } from './menu_key';

/** A group that was changed, or one of an administrator's own. */
export interface Tier {
  readonly id: string;
  /** Of a contributed group; nothing for one of its own. */
  readonly key: string | null;
  /** In place of the contributed title. */
  readonly title: string | null;
  /** Among groups; nothing: where it is contributed. */
  readonly place: number | null;
  readonly hidden: boolean;
  readonly revision: number;
}

/** A link that was changed, or one of an administrator's own. */
export interface Link {
  readonly id: string;
  readonly address: string;
  /** The group it stands in; nothing: where it is contributed. */
  readonly tierId: string | null;
  readonly title: string | null;
  /** Within its group; nothing: behind what it is contributed behind. */
  readonly place: number | null;
  readonly hidden: boolean;
  readonly own: boolean;
  readonly permission: string | null;
  /** Only these roles see it. */
  readonly limited: boolean;
  readonly roles: readonly string[];
  readonly revision: number;
}

export interface Arrangement {
  readonly version: number;
  readonly tiers: readonly Tier[];
  readonly links: readonly Link[];
}

export type MenuRows = Pick<Models, 'MenuType' | 'MenuTier' | 'MenuLink' | 'RoleMenuPermission'>;

const UNTOUCHED: Arrangement = { version: 0, tiers: [], links: [] };

/** The menu beside every page; untouched, where nobody has changed anything yet. */
export async function readArrangement(rows: MenuRows): Promise<Arrangement> {
  const type = await rows.MenuType.findOne({ where: { key: ADMIN_MENU.key } });
  if (type === null) return UNTOUCHED;
  const of = { where: { menuTypeId: type.id }, order: ['createdAt', 'id'] };
  // One after the other: inside a change they share one connection.
  const tiers = await rows.MenuTier.findAll(of);
  const links = await rows.MenuLink.findAll(of);
  const limits = await rows.RoleMenuPermission.findAll();
  return {
    version: type.version,
    tiers: tiers.map(({ id, key, title, place, hidden, revision }) => ({
      id,
      key,
      title,
      place,
      hidden,
      revision,
    })),
    links: links.map((link) => ({
      id: link.id,
      address: link.address,
      tierId: link.tierId,
      title: link.title,
      place: link.place,
      hidden: link.hidden,
      own: link.own,
      permission: link.permission,
      limited: link.limited,
      roles: limits.filter(({ menuLinkId }) => menuLinkId === link.id).map(({ roleId }) => roleId),
      revision: link.revision,
    })),
  };
}
