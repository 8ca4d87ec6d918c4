/** `/admin/security/encryption`: the keys there are, what each encrypts, and a new one. */
import type { ExpressResponse, ViewContext } from 'ordinal-host';
import { readKeys } from './key_standing';
import { reencryptionOf, type Moved } from './reencrypt';

type Context = Pick<ViewContext, 'router' | 'models' | 'access' | 'keyFor' | 'log' | 'prove'>;

const HERE = '/admin/security/encryption';

export function encryptionPage({ router, models, access, keyFor, log, prove }: Context): void {
  const work = reencryptionOf(models, keyFor);

  const draw = async (response: ExpressResponse, done?: Moved): Promise<void> => {
    response.set('Cache-Control', 'no-store').render('security/encryption', {
      title: 'Encryption',
      crumbs: [{ text: 'Encryption' }],
      active: HERE,
      here: HERE,
      ...(await readKeys(models)),
      done,
    });
  };
  const say = async (response: ExpressResponse, done: Moved): Promise<void> => {
    for (const message of done.failed) log.error({ message }, 'a value was not moved to the new key');
    await draw(response, done);
  };

  router.get('/encryption', access('encryption.rotate'), (_request, response) => draw(response));

  router.post('/encryption/rotate', access('encryption.rotate'), prove, async (_request, response) => {
    await say(response, await work.rotate());
  });

  router.post('/encryption/go-on', access('encryption.rotate'), prove, async (_request, response) => {
    await say(response, await work.goOn());
  });
}
