/** `POST /admin/menu/remove`: what an administrator added, and what nobody contributes any more. */
import { formInput, notUnderstood, refusal } from 'ordinal-host';
import { HERE, versionOf, type Arranging } from './arranging';
import type { Desk } from './desk';
import { pageAfter } from './done';
import { linkAt } from './moves';

export function removal({ router, access, store }: Arranging): void {
  router.post(`${HERE}/remove`, access('menu.arrange'), async (request, response) => {
    const { version, what } = formInput(request, ['version', 'what']);
    const [, kind, at = ''] = /^(link|group) (.+)$/.exec(what) ?? [];
    if (kind === undefined) throw notUnderstood([{ name: 'what', message: 'must name a link or a group' }]);
    const outdated = await store.change(versionOf(version), (desk) =>
      kind === 'link' ? removeLink(desk, at) : removeGroup(desk, at),
    );
    if (outdated !== undefined)
      throw Object.assign(new Error('the menu has changed'), {
        status: 409,
        title: 'Not removed yet',
        detail:
          'Somebody changed the menu after you had opened the page. Look at it once more, then remove it.',
      });
    response.redirect(
      303,
      pageAfter(HERE, { verb: 'remove', kind: kind === 'group' ? 'group' : 'link', at }),
    );
  });
}

async function removeLink({ rows, arranged, menuTypeId }: Desk, address: string): Promise<void> {
  if (linkAt(arranged, address)?.entry.contributed !== undefined)
    throw refusal(422, 'This link is contributed by a module. It can be hidden, not removed.');
  const gone = await rows.MenuLink.destroy({ where: { menuTypeId, address } });
  if (gone === 0) throw refusal(422, 'This link is not in the menu.');
}

/** What stood in it goes back to where it comes from. */
async function removeGroup({ rows, arranged, menuTypeId, version }: Desk, id: string): Promise<void> {
  const group = arranged.groups.find(({ tier }) => tier?.id === id);
  if (group?.contributed !== undefined)
    throw refusal(422, 'This group is contributed by modules. It can be hidden, not removed.');
  const tier = UUID.test(id) ? await rows.MenuTier.findOne({ where: { menuTypeId, id } }) : null;
  if (tier === null) throw refusal(422, 'This group is not in the menu.');
  await rows.MenuLink.update(
    { place: null, tierId: null, revision: version },
    { where: { tierId: tier.id } },
  );
  await tier.destroy();
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
