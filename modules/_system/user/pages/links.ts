import { formInput, type ExpressResponse, type Wrong } from 'ordinal-host';
import {
  addLink,
  MOST_LINKS,
  NETWORKS,
  raiseLink,
  removeLink,
  type Network,
  type SocialLinks,
} from '../domain';
import { readLinks, saveLinks } from '../persistence';
import { refusedBy, type Entry, type Values } from './entry';
import { draw, type OwnPages } from './own_page';

const HERE = '/account/links';
const NAMES: Readonly<Record<Network, string>> = {
  website: 'Website',
  github: 'GitHub',
  gitlab: 'GitLab',
  linkedin: 'LinkedIn',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  x: 'X',
  facebook: 'Facebook',
  instagram: 'Instagram',
  youtube: 'YouTube',
  other: 'Other',
};
const ENTRIES: readonly Entry[] = [
  {
    name: 'network',
    label: 'Kind',
    kind: 'choice',
    span: 2,
    options: NETWORKS.map((network) => [network, NAMES[network]]),
  },
  { name: 'url', label: 'Address', kind: 'url', span: 4, most: 500, autocomplete: 'url' },
];

interface Again {
  readonly errors?: readonly Wrong[];
  readonly values?: Values;
  readonly done?: unknown;
}

/** `GET /account/links`, a form to add one, buttons at each. */
export function linksPage({ router, access, models, noting, me }: OwnPages): void {
  const read = (): Promise<SocialLinks> => readLinks(models, me().value);
  const again = async (
    response: ExpressResponse,
    { errors = [], values = { network: 'website' }, done }: Again,
  ): Promise<void> => {
    const rows = (await read()).map(({ id, network, url }) => ({ id, url, name: NAMES[network] }));
    const page = { title: 'Links', here: HERE, errors, done };
    draw(response, 'links', page, { entries: ENTRIES, values, rows, most: MOST_LINKS });
  };
  /** Of two changes at once the second waits for the first: the list is read under the lock of its owner. */
  const change = async (step: (links: SocialLinks) => SocialLinks): Promise<void> => {
    await models.User.findByPk(me().value, { lock: true });
    await saveLinks(models, me().value, step(await read()));
  };

  router.get('/links', access.signedIn(), (request, response) =>
    again(response, { done: request.query['done'] }),
  );
  router.post('/links', access.signedIn(), async (request, response) => {
    const values = formInput(request, ['network', 'url']);
    const errors = await refusedBy(() =>
      noting(request, 'link-added', async () => {
        await change((links) => addLink(links, values, new Date()));
        return `Added the link ${values.url.trim()}`;
      }),
    );
    if (errors.length > 0) return again(response, { errors, values });
    response.redirect(303, `${HERE}?done=added`);
  });
  const buttons = {
    up: { step: raiseLink, kind: 'link-moved', words: 'Moved a link up', done: 'saved' },
    remove: { step: removeLink, kind: 'link-removed', words: 'Removed a link', done: 'removed' },
  };
  for (const [name, { step, kind, words, done }] of Object.entries(buttons))
    router.post(`/links/:id/${name}`, access.signedIn(), async (request, response) => {
      formInput(request, []);
      const id = String(request.params['id']);
      const errors = await refusedBy(() =>
        noting(request, kind, async () => {
          const url = (await read()).find((one) => one.id === id)?.url ?? '';
          await change((links) => step(links, id));
          return `${words}: ${url}`;
        }),
      );
      if (errors.length > 0) return again(response, { errors });
      response.redirect(303, `${HERE}?done=${done}`);
    });
}
