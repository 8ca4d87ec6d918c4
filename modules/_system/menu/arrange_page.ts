/** `GET` and `POST /admin/menu`: the whole menu, and one step after the other. */
import { formInput, parametersOf, type ExpressResponse } from 'ordinal-host';
import type { Arranged } from './arrange';
import { carryOut, readCommand, type Command } from './arrange_command';
import { HERE, versionOf, type Arranging } from './arranging';
import { DONE, pageAfter, readDone, TODO, type Done } from './done';
import { changedSince, drawnMenu, nameOf } from './drawn_menu';
import { linkAt } from './moves';
import { rolesById } from './roles';

interface Shown {
  readonly done?: Done | undefined;
  readonly open?: string | undefined;
  /** What was asked for and not done, because others were faster. */
  readonly undone?: { readonly command: Command; readonly said: string; readonly drawn: number };
}

export function arrangePage({ router, models, access, store }: Arranging): void {
  const draw = async (response: ExpressResponse, arranged: Arranged, shown: Shown): Promise<void> => {
    const { done, open, undone } = shown;
    response.set('Cache-Control', 'no-store').render('menu/arrange', {
      title: 'Menu',
      crumbs: [{ text: 'Menu' }],
      active: HERE,
      here: HERE,
      version: arranged.version,
      groups: drawnMenu({ arranged, roles: await rolesById(models), done, open }),
      gone: [
        ...arranged.gone.links.map(({ address, title }) => ({
          what: `link ${address}`,
          title: title ?? address,
        })),
        ...arranged.gone.tiers.map(({ id, key, title }) => ({ what: `group ${id}`, title: title ?? key })),
      ],
      said: done && DONE[done.verb].replace('%', () => titleAt(arranged, done)),
      undone: undone && {
        ...undone,
        words: TODO[undone.command.verb].replace('%', () => titleAt(arranged, undone.command)),
        changed: changedSince(arranged, undone.drawn),
      },
    });
  };

  router.get(HERE, access('menu.arrange'), async (request, response) => {
    const { did, at, group } = parametersOf(request, ['did', 'at', 'group']);
    const arranged = await store.read();
    if (request.accepts(['html', 'json']) === 'json') return void response.json(asJson(arranged));
    await draw(response, arranged, { done: readDone(did, at), open: group });
  });

  router.post(HERE, access('menu.arrange'), async (request, response) => {
    const { version, do: said, group, before } = formInput(request, ['version', 'do', 'group', 'before']);
    const command = readCommand(said, group, before);
    const drawn = versionOf(version);
    const outdated = await store.change(drawn, (desk) => carryOut(desk, command));
    if (outdated !== undefined) {
      response.status(409);
      return draw(response, outdated.arranged, { undone: { command, said, drawn } });
    }
    response.redirect(303, pageAfter(HERE, command));
  });
}

function titleAt(arranged: Arranged, { kind, at }: Pick<Done, 'kind' | 'at'>): string {
  if (kind === 'link') return linkAt(arranged, at)?.entry.entry.title ?? at;
  const group = arranged.groups.find(({ key }) => key === at);
  return group === undefined ? 'The group' : nameOf(group);
}

const asJson = ({ version, groups, gone }: Arranged): object => ({
  version,
  groups: groups.map(({ key, title, contributed, tier, entries }) => ({
    key,
    title,
    own: contributed === undefined,
    hidden: tier?.hidden === true,
    links: entries.map(({ entry, contributed: from, link }) => ({
      address: entry.to,
      title: entry.title,
      own: from === undefined,
      hidden: link?.hidden === true,
      roles: link?.limited === true ? link.roles : null,
    })),
  })),
  gone: gone.links.map(({ address, title }) => ({ address, title })),
});
