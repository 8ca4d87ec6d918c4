/** `/admin/menu/groups/new` and `/admin/menu/groups/edit?at=`: what a group is called. */
import { formInput, parametersOf, type ExpressResponse, type Request } from 'ordinal-host';
import type { Arranged } from './arrange';
import { HERE, versionOf, type Arranging } from './arranging';
import { foundGroup } from './arrange_command';
import { pageAfter } from './done';
import { changedSince, nameOf } from './drawn_menu';
import { addGroup, nameGroup } from './save_group';

const NEW = `${HERE}/groups/new`;
const EDIT = `${HERE}/groups/edit`;

interface Shown {
  readonly at: string | undefined;
  /** As it was typed. */
  readonly name: string;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  /** What others have changed since the form was drawn, and so it is not saved yet. */
  readonly changed?: readonly string[];
}

export function groupPages({ router, access, store }: Arranging): void {
  const draw = (response: ExpressResponse, arranged: Arranged, shown: Shown): void => {
    const { at, name, error, changed } = shown;
    const group = at === undefined ? undefined : foundGroup(arranged, at);
    const title = group === undefined ? 'New group' : nameOf(group);
    response.set('Cache-Control', 'no-store').render('menu/group', {
      title,
      crumbs: [{ text: 'Menu', to: HERE }, { text: title }],
      active: HERE,
      here: HERE,
      action: at === undefined ? NEW : EDIT,
      version: arranged.version,
      at,
      name,
      own: group === undefined || group.contributed === undefined,
      contributed: group?.contributed,
      tier: group?.tier?.id,
      links: group?.entries.length ?? 0,
      errors: error === undefined ? [] : [{ name: 'name', message: error }],
      changed,
    });
  };

  router.get(NEW, access('menu.arrange'), async (request, response) => {
    parametersOf(request, []);
    draw(response, await store.read(), { at: undefined, name: '' });
  });

  router.get(EDIT, access('menu.arrange'), async (request, response) => {
    const { at = '' } = parametersOf(request, ['at']);
    const arranged = await store.read();
    draw(response, arranged, { at, name: foundGroup(arranged, at).tier?.title ?? '' });
  });

  const send = async (request: Request, response: ExpressResponse, isNew: boolean): Promise<void> => {
    const input = formInput(request, ['version', 'at', 'name']);
    const at = isNew ? undefined : input.at;
    const name = input.name.trim();
    const arranged = await store.read();
    const own = at === undefined || foundGroup(arranged, at).contributed === undefined;
    const error =
      own && name === '' ? 'is required' : name.length > 100 ? 'must have at most 100 characters' : undefined;
    if (error !== undefined) {
      response.status(422);
      return draw(response, arranged, { at, name: input.name, error });
    }
    const drawn = versionOf(input.version);
    let key = at ?? '';
    const outdated = await store.change(drawn, async (desk) => {
      if (at === undefined) key = await addGroup(desk, name);
      else await nameGroup(desk, at, name);
    });
    if (outdated !== undefined) {
      response.status(409);
      const changed = changedSince(outdated.arranged, drawn);
      return draw(response, outdated.arranged, { at, name, changed });
    }
    response.redirect(303, pageAfter(HERE, { verb: isNew ? 'add' : 'save', kind: 'group', at: key }));
  };

  router.post(NEW, access('menu.arrange'), (request, response) => send(request, response, true));
  router.post(EDIT, access('menu.arrange'), (request, response) => send(request, response, false));
}
