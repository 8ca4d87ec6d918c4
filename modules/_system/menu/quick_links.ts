/** The quick links of one person, and what can be done to them. */
import type { Hooks, Instance, Models, ViewContext } from 'ordinal-host';
import { reordered } from './moves';

type QuickLink = Instance<'MenuQuickLink'>;

/** More would be a menu again. */
export const MOST = 30;

export interface QuickLinks {
  of(userId: string): Promise<QuickLink[]>;
  /** @returns why it was not added; nothing when it is there now */
  add(
    userId: string,
    link: { readonly address: string; readonly title: string },
  ): Promise<'full' | undefined>;
  step(userId: string, address: string, way: 'up' | 'down'): Promise<void>;
  remove(userId: string, address: string): Promise<void>;
}

export function quickLinksOf(
  { MenuQuickLink, User }: Pick<Models, 'MenuQuickLink' | 'User'>,
  transaction: ViewContext['transaction'],
  hooks: Hooks,
): QuickLinks {
  const of = (userId: string): Promise<QuickLink[]> =>
    MenuQuickLink.findAll({ where: { userId }, order: ['place', 'id'] });
  /** Locked by their person: two windows of one person do not get in each other's way. */
  const change = async <T>(userId: string, work: (links: QuickLink[]) => Promise<T>): Promise<T> => {
    const done = await transaction(async () => {
      await User.findOne({ where: { id: userId }, attributes: ['id'], lock: true });
      return work(await of(userId));
    });
    await hooks.announce('menu:changed', { userId });
    return done;
  };
  return {
    of,
    add: (userId, { address, title }) =>
      change(userId, async (links) => {
        const there = links.find((link) => link.address === address);
        if (there !== undefined) await there.update({ title });
        else if (links.length >= MOST) return 'full';
        else await MenuQuickLink.create({ userId, address, title, place: (links.at(-1)?.place ?? -1) + 1 });
        return undefined;
      }),
    step: (userId, address, way) =>
      change(userId, async (links) => {
        const at = links.findIndex((link) => link.address === address);
        const link = links[at];
        if (link === undefined || (way === 'up' && at === 0)) return;
        const before = links[way === 'up' ? at - 1 : at + 2];
        for (const [place, one] of reordered(links, link, (other) => other === before).entries())
          if (one.place !== place) await one.update({ place });
      }),
    remove: (userId, address) =>
      change(userId, async () => {
        await MenuQuickLink.destroy({ where: { userId, address } });
      }),
  };
}
