/** Generated pages of models that are sensitive: the guard that knows people asks them to show that it is them. */
import request from 'supertest';
import { startTestHost, type TestHost } from '../../app/testing';
import { moduleTree } from '../support/module_tree';

const model = (name: string, table: string, hint: string): string =>
  "import { defineModel, string } from 'ordinal-host';\n" +
  `export default defineModel('${name}', { table: '${table}', fields: { words: string(50).required() }, admin: { ${hint} } });\n`;
const GUARD = `import { defineGuard } from 'ordinal-host';
export default defineGuard(() => ({
  identifying: {
    before: [],
    identify: () => ({ id: null, name: 'Ada' }),
    sessionOf: () => 'session',
    signIn: '/door',
    signOut: '/door/out',
    account: '/admin',
    prove: (request, response, next) => request.headers['x-proved'] === 'yes' ? next() : response.status(403).send('prove it'),
  },
  empowering: { powers: () => (permission) => permission !== 'keys.delete' },
}));
`;

let host: TestHost;
beforeAll(async () => {
  const { root } = moduleTree({
    'modules/admin/safe/300_key_model.ts': model('Key', 'keys', 'sensitive: true'),
    'modules/admin/safe/301_note_model.ts': model('Note', 'notes', ''),
    'modules/admin/safe/guard.ts': GUARD,
  });
  host = await startTestHost({ root, modules: ['safe'] });
});
afterAll(() => host?.close());

const rowsOf = (name: string) =>
  (host.models as unknown as Readonly<Record<string, { count(): Promise<number> }>>)[name]!;
const get = (path: string, proved = 'no') =>
  request(host.app).get(path).set({ Accept: 'text/html', 'X-Proved': proved });
const post = async (path: string, proved: string) => {
  const page = await get('/admin', 'yes');
  const token = /name="csrf_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const Cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  return request(host.app)
    .post(path)
    .set({ Accept: 'text/html', 'X-Proved': proved, Cookie })
    .type('form')
    .send({ words: 'one', csrf_token: token });
};

test('records are made after a proof; forms are not even shown before it', async () => {
  const NEW = '/admin/safe/keys/new';
  expect((await get(NEW)).text).toBe('prove it');
  expect((await get(NEW, 'yes')).status).toBe(200);
  expect((await post(NEW, 'no')).text).toBe('prove it');
  expect(await rowsOf('Key').count()).toBe(0);
  expect((await post(NEW, 'yes')).status).toBe(303);
  expect(await rowsOf('Key').count()).toBe(1);
});

test('records are changed and deleted after a proof; looking is not asked about', async () => {
  const { id } = (await host.make('Key' as never, {} as never)) as unknown as { id: string };
  const page = `/admin/safe/keys/${id}`;
  for (const looking of ['/admin/safe/keys', page]) expect((await get(looking)).status).toBe(200);
  expect((await get(`${page}/edit`)).text).toBe('prove it');
  expect((await post(`${page}/edit`, 'no')).text).toBe('prove it');
});

test('who may not do it at all is told so, and not asked for a proof', async () => {
  const { text, status } = await get('/admin/safe/keys/01900000-0000-7000-8000-000000000000/delete');
  expect([status, text.includes('keys.delete'), text.includes('prove it')]).toEqual([403, true, false]);
});

test('other models are written as ever', async () => {
  expect((await post('/admin/safe/notes/new', 'no')).status).toBe(303);
  expect(await rowsOf('Note').count()).toBe(1);
});
