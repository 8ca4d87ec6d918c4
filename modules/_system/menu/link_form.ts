/** The form of a link, drawn: as the link is, or as somebody has filled it in. */
import type { ExpressResponse, Instance, Models, Wrong } from 'ordinal-host';
import type { Arranged } from './arrange';
import { HERE } from './arranging';
import { foundLink } from './arrange_command';
import { nameOf } from './drawn_menu';
import { isOwn, type LinkForm } from './link_input';
import { isTarget } from './moves';

export const NEW = `${HERE}/links/new`;
export const EDIT = `${HERE}/links/edit`;

interface Shown {
  readonly at: string | undefined;
  readonly form: LinkForm;
  readonly errors?: readonly Wrong[];
  /** What others have changed since the form was drawn, and so it is not saved yet. */
  readonly changed?: readonly string[];
}

export interface LinkForms {
  readonly draw: (response: ExpressResponse, arranged: Arranged, shown: Shown) => Promise<void>;
  readonly rolesThere: () => Promise<Instance<'Role'>[]>;
  readonly permissionsThere: () => Promise<string[]>;
}

export function linkForms(models: Pick<Models, 'Role' | 'Permission'>): LinkForms {
  const rolesThere: LinkForms['rolesThere'] = () => models.Role.findAll({ order: ['title', 'id'] });
  const permissionsThere: LinkForms['permissionsThere'] = async () =>
    (await models.Permission.findAll({ order: ['name'] })).map(({ name }) => name);

  const draw: LinkForms['draw'] = async (response, arranged, shown) => {
    const { at, form, errors = [], changed } = shown;
    const entry = at === undefined ? undefined : foundLink(arranged, at).entry;
    const own = isOwn(arranged, at);
    const title = entry?.entry.title ?? 'New link';
    response.set('Cache-Control', 'no-store').render('menu/link', {
      title,
      crumbs: [{ text: 'Menu', to: HERE }, { text: title }],
      active: HERE,
      here: HERE,
      action: at === undefined ? NEW : EDIT,
      version: arranged.version,
      at,
      own,
      contributed: entry?.contributed?.title,
      form,
      errors,
      changed,
      groups: arranged.groups
        .filter((group) => isTarget(group) || group.key === form.group)
        .map((group) => ({ key: group.key, title: nameOf(group), range: group.range })),
      roles: (await rolesThere()).map(({ id, name, title: words }) => ({ id, name, title: words })),
      permissions: own ? await permissionsThere() : [],
    });
  };

  return { draw, rolesThere, permissionsThere };
}

/** The form of a link as it is. */
export function formOf(arranged: Arranged, at: string): LinkForm {
  const { group, entry } = foundLink(arranged, at);
  return {
    title: entry.link?.title ?? '',
    group: group.key,
    audience: entry.link?.limited === true ? 'roles' : 'all',
    roles: entry.link?.roles ?? [],
    address: entry.entry.to,
    permission: entry.link?.permission ?? '',
  };
}
