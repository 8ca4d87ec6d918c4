/** `/admin/security/encryption`: the keys there are, what each encrypts, and a new one. */
import type { ExpressResponse, ViewContext } from 'ordinal-host';
import { countUnder, reencryptionOf, type EncryptedColumn, type Moved } from './reencrypt';

type Context = Pick<ViewContext, 'router' | 'models' | 'access' | 'hooks' | 'keyFor' | 'log'>;

const HERE = '/admin/security/encryption';

export function encryptionPage({ router, models, access, hooks, keyFor, log }: Context): void {
  const work = reencryptionOf(models, keyFor);
  const columns = (): Promise<readonly EncryptedColumn[]> => hooks.filter('security:encrypted', []);

  const draw = async (response: ExpressResponse, done?: Moved): Promise<void> => {
    const named = await columns();
    const rows = await models.EncryptionKey.findAll({
      order: [
        ['createdAt', 'DESC'],
        ['id', 'DESC'],
      ],
    });
    const keys = [];
    for (const { id, createdAt } of rows)
      keys.push({ id, createdAt, isNewest: id === rows[0]?.id, values: await countUnder(models, id, named) });
    response.set('Cache-Control', 'no-store').render('security/encryption', {
      title: 'Encryption',
      crumbs: [{ text: 'Encryption' }],
      active: HERE,
      here: HERE,
      keys,
      columns: named.map(({ table, column }) => `${table}.${column}`),
      left: keys.filter(({ isNewest }) => !isNewest).reduce((sum, { values }) => sum + values, 0),
      done,
    });
  };
  const say = async (response: ExpressResponse, done: Moved): Promise<void> => {
    for (const message of done.failed) log.error({ message }, 'a value was not moved to the new key');
    await draw(response, done);
  };

  router.get('/encryption', access('encryption.rotate'), (_request, response) => draw(response));

  router.post('/encryption/rotate', access('encryption.rotate'), async (_request, response) => {
    await say(response, await work.rotate(await columns()));
  });

  router.post('/encryption/go-on', access('encryption.rotate'), async (_request, response) => {
    await say(response, await work.goOn(await columns()));
  });
}
