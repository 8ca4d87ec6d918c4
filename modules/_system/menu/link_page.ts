/** `/admin/menu/links/new` and `/admin/menu/links/edit?at=`: what a link is called, where it stands, who sees it. */
import { formInput, parametersOf, type ExpressResponse, type Request } from 'ordinal-host';
import { HERE, versionOf, type Arranging } from './arranging';
import { foundLink } from './arrange_command';
import { pageAfter } from './done';
import { changedSince } from './drawn_menu';
import { EDIT, formOf, linkForms, NEW } from './link_form';
import { readLink, type LinkForm } from './link_input';
import { addLink, saveLink } from './save_link';

export function linkPages({ router, models, access, store }: Arranging): void {
  const { draw, rolesThere, permissionsThere } = linkForms(models);

  router.get(NEW, access('menu.arrange'), async (request, response) => {
    parametersOf(request, []);
    const arranged = await store.read();
    const group = arranged.groups.find(({ kind }) => kind === 'pages')?.key ?? '';
    const form = { title: '', group, audience: 'all', roles: [], address: '', permission: '' };
    await draw(response, arranged, { at: undefined, form });
  });

  router.get(EDIT, access('menu.arrange'), async (request, response) => {
    const { at = '' } = parametersOf(request, ['at']);
    const arranged = await store.read();
    await draw(response, arranged, { at, form: formOf(arranged, at) });
  });

  const send = async (request: Request, response: ExpressResponse, isNew: boolean): Promise<void> => {
    const roles = await rolesThere();
    const input = formInput(request, [
      ...['version', 'at', 'title', 'group', 'audience', 'address', 'permission'],
      ...roles.map(({ name }) => `role.${name}`),
    ]);
    const given = (name: string): string => input[name] ?? '';
    const at = isNew ? undefined : given('at');
    const form: LinkForm = {
      title: given('title'),
      group: given('group'),
      audience: given('audience'),
      roles: roles.filter(({ name }) => given(`role.${name}`) !== '').map(({ id }) => id),
      address: given('address'),
      permission: given('permission'),
    };
    const arranged = await store.read();
    if (at !== undefined) foundLink(arranged, at);
    const change = readLink(form, { arranged, at, permissions: new Set(await permissionsThere()) });
    if (!('own' in change)) {
      response.status(422);
      return draw(response, arranged, { at, form, errors: change });
    }
    const drawn = versionOf(given('version'));
    const outdated = await store.change(drawn, (desk) =>
      at === undefined ? addLink(desk, change) : saveLink(desk, at, change),
    );
    if (outdated !== undefined) {
      response.status(409);
      return draw(response, outdated.arranged, { at, form, changed: changedSince(outdated.arranged, drawn) });
    }
    const address = change.own?.address ?? at ?? '';
    response.redirect(303, pageAfter(HERE, { verb: isNew ? 'add' : 'save', kind: 'link', at: address }));
  };

  router.post(NEW, access('menu.arrange'), (request, response) => send(request, response, true));
  router.post(EDIT, access('menu.arrange'), (request, response) => send(request, response, false));
}
