/** Every change of the menu goes through here: one after the other, each with a version of its own. */
import type { Hooks, MenuGroup, Models, ViewContext } from 'ordinal-host';
import { arrange, type Arranged, type ArrangedGroup } from './arrange';
import { readArrangement, type MenuRows } from './arrangement';
import { ADMIN_MENU } from './menu_key';

export type Rows = MenuRows & Pick<Models, 'Role'>;

/** The menu while one change is made to it. */
export interface Desk {
  readonly rows: Rows;
  readonly menuTypeId: string;
  /** Of the menu once this change is made. */
  readonly version: number;
  readonly arranged: Arranged;
}

/** The menu is another one than the form was drawn from; nothing was changed. */
export interface Outdated {
  readonly arranged: Arranged;
}

export interface MenuStore {
  read(): Promise<Arranged>;
  /**
   * @param drawn version of the menu that the form was drawn from
   * @returns nothing when it is done
   */
  change(drawn: number, work: (desk: Desk) => Promise<void>): Promise<Outdated | undefined>;
}

export function menuStore(
  rows: Rows,
  transaction: ViewContext['transaction'],
  contributed: readonly MenuGroup[],
  hooks: Hooks,
): MenuStore {
  const read = async (): Promise<Arranged> => arrange(contributed, await readArrangement(rows));
  return {
    read,
    async change(drawn, work) {
      const outdated = await transaction(async () => {
        const type = await lockedMenu(rows);
        const arranged = await read();
        if (type.version !== drawn) return { arranged };
        const version = type.version + 1;
        await work({ rows, menuTypeId: type.id, version, arranged });
        await type.update({ version });
        return undefined;
      });
      if (outdated === undefined) await hooks.announce('menu:changed', { userId: null });
      return outdated;
    },
  };
}

/** Locked: of two who change the menu at once, the second sees what the first has done. */
async function lockedMenu({ MenuType }: Rows) {
  const where = { key: ADMIN_MENU.key };
  const there = await MenuType.findOne({ where, lock: true });
  if (there !== null) return there;
  await MenuType.bulkCreate([ADMIN_MENU], { ignoreDuplicates: true });
  const made = await MenuType.findOne({ where, lock: true });
  if (made === null) throw new Error(`there is no menu called ${ADMIN_MENU.key}: run menu-cli seed`);
  return made;
}

/** The row of a group; a contributed one gets it with its first change. */
export async function tierOf({ rows, menuTypeId }: Desk, { tier, key }: ArrangedGroup): Promise<string> {
  if (tier !== undefined) return tier.id;
  const there = await rows.MenuTier.findOne({ where: { menuTypeId, key } });
  return (there ?? (await rows.MenuTier.create({ menuTypeId, key }))).id;
}

/** The row of a link; a contributed one gets it with its first change. */
export async function linkOf({ rows, menuTypeId }: Desk, address: string): Promise<string> {
  const there = await rows.MenuLink.findOne({ where: { menuTypeId, address } });
  return (there ?? (await rows.MenuLink.create({ menuTypeId, address }))).id;
}
