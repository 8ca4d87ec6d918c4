/** Who is let in, decided by guards of modules: their answers reach every route, page and link, and a wrong one stops the start. */
import request from 'supertest';
import { startTestHost, type TestHost } from '../../app/testing';
import type { HostError } from '../../core/findings';
import { moduleTree } from '../support/module_tree';

const guard = (body: string): string =>
  `import { defineGuard } from 'ordinal-host';\nexport default defineGuard(() => (${body}));\n`;
const IDENTIFYING = `identifying: {
  before: [],
  identify: (request) => request.headers['x-who'] === undefined ? undefined : { id: null, name: String(request.headers['x-who']) },
  sessionOf: (request) => request.headers['x-who'],
  signIn: '/door',
  signOut: '/door/out',
  account: '/admin/notes/me',
}`;
const EMPOWERING = `empowering: { powers: ({ name }) => (permission) => name === 'Ada' || permission === 'notes.read' }`;
const NOTE =
  "import { defineModel, string } from 'ordinal-host';\n" +
  "export default defineModel('Note', { table: 'notes', fields: { words: string(50).required() } });\n";
const VIEW = `import { defineView } from 'ordinal-host';
export default defineView(({ router, access, actor, may, secure }) => {
  router.get('/me', access.signedIn(), (_request, response) => response.json({ who: actor()?.name, writes: may('notes.create'), secure }));
  router.get('/door', access.public(), (_request, response) => response.send('door'));
  router.get('/broken', access('notes.create'), () => { throw new Error('broken'); });
  return router;
});
`;

const open: TestHost[] = [];
const started = async (
  files: Readonly<Record<string, string>>,
  modules: readonly string[],
): Promise<TestHost> => {
  const { root } = moduleTree(files);
  const host = await startTestHost({ root, modules });
  open.push(host);
  return host;
};
afterAll(async () => {
  for (const host of open) await host.close();
});

const FILES = {
  'modules/admin/notes/300_note_model.ts': NOTE,
  'modules/admin/notes/view.ts': VIEW,
  'modules/admin/notes/guard.ts': guard(`{ ${IDENTIFYING}, ${EMPOWERING} }`),
};

describe('a host that knows people', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await started(FILES, ['notes']);
  });
  const notes = (): Promise<number> =>
    (host.models as unknown as Readonly<Record<string, { count(): Promise<number> }>>)['Note']!.count();
  const get = (path: string, who?: string, accept = 'text/html') => {
    const asked = request(host.app).get(path).set('Accept', accept).set('Host', 'ordinal.example');
    return who === undefined ? asked : asked.set('X-Who', who);
  };

  test('answers under any name, and says who asks and what they may do', async () => {
    expect((await get('/admin/notes/me', 'Ada')).body).toEqual({ who: 'Ada', writes: true, secure: false });
    expect((await get('/admin/notes/me', 'Grace')).body).toEqual({
      who: 'Grace',
      writes: false,
      secure: false,
    });
  });

  test('shows strangers the door, and tells programs that they are strangers', async () => {
    const page = await get('/admin/notes/notes?q=a%20b');
    expect([page.status, page.headers['location']]).toEqual([
      303,
      '/door?next=%2Fadmin%2Fnotes%2Fnotes%3Fq%3Da%2520b',
    ]);
    const program = await get('/admin/notes/notes', undefined, 'application/json');
    expect([program.status, program.body.title]).toEqual([401, 'Not signed in']);
    expect((await get('/admin/notes/me')).status).toBe(303);
    expect((await get('/admin/notes/door')).text).toBe('door');
  });

  test('names the permission that somebody lacks', async () => {
    const { status, body } = await get('/admin/notes/notes/new', 'Grace', 'application/json');
    expect([status, body.permission]).toEqual([403, 'notes.create']);
  });

  test('shows in the menu only what may be opened', async () => {
    const [ada, grace] = [await get('/admin/notes/notes', 'Ada'), await get('/admin/notes/notes', 'Grace')];
    const links = (html: string): string[] =>
      [.../<nav class="rail"[\s\S]*?<\/nav>/.exec(html)![0].matchAll(/href="(\/admin[^"]*)"/g)].map(
        ([, to = '']) => to,
      );
    expect(links(ada.text)).toEqual([
      '/admin',
      '/admin/notes/notes',
      '/admin/system/modules',
      '/admin/system/models',
      '/admin/system/migrations',
      '/admin/notes/me',
    ]);
    expect(links(grace.text)).toEqual(['/admin/notes/notes', '/admin/notes/me']);
  });

  test('changes nothing for a form without its token, and reads none of the token as a field', async () => {
    const page = await get('/admin/notes/notes/new', 'Ada');
    const token = /name="csrf_token" value="([^"]+)"/.exec(page.text)?.[1];
    const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
    const send = (fields: object, who = 'Ada', headers = {}) =>
      request(host.app)
        .post('/admin/notes/notes/new')
        .set({ 'X-Who': who, Cookie: cookie, Accept: 'text/html', ...headers })
        .type('form')
        .send(fields);
    expect((await send({ words: 'one' })).status).toBe(403);
    expect((await send({ words: 'one', csrf_token: 'made.up' })).status).toBe(403);
    expect((await send({ words: 'one', csrf_token: token }, 'Eve')).status).toBe(403);
    const foreign = { Origin: 'https://evil.example' };
    expect((await send({ words: 'one', csrf_token: token }, 'Ada', foreign)).status).toBe(403);
    expect(await notes()).toBe(0);
    expect((await send({ words: 'one', csrf_token: token })).status).toBe(303);
    const header = await send({ words: 'two' }, 'Ada', { 'X-CSRF-Token': token });
    expect([header.status, await notes()]).toEqual([303, 2]);
  });

  test('draws errors for strangers without the menu', async () => {
    const { status, text } = await get('/nowhere');
    expect([status, text.includes('class="gate"'), text.includes('class="rail"')]).toEqual([
      404,
      true,
      false,
    ]);
    expect((await get('/admin/notes/broken', 'Ada')).status).toBe(500);
  });
});

test('without an answer to what people may do, they may do nothing but what is about themselves', async () => {
  const host = await started({ ...FILES, 'modules/admin/notes/guard.ts': guard(`{ ${IDENTIFYING} }`) }, [
    'notes',
  ]);
  const ask = (path: string) => request(host.app).get(path).set('X-Who', 'Ada').set('Accept', 'text/html');
  expect((await ask('/admin/notes/me')).status).toBe(200);
  expect((await ask('/admin/notes/notes')).status).toBe(403);
  expect((await ask('/admin')).status).toBe(403);
});

describe('a start is refused', () => {
  const codes = (files: Readonly<Record<string, string>>, modules: readonly string[]): Promise<unknown> =>
    started(files, modules).then(
      () => 'it started',
      (error: HostError) => error.findings.map(({ code, at }) => [code, ...at.map(({ file }) => file)]),
    );

  test('where two modules know people', async () => {
    const files = {
      ...FILES,
      'modules/admin/other/301_other_model.ts': NOTE.replace("'Note'", "'Other'").replace(
        "'notes'",
        "'others'",
      ),
      'modules/admin/other/guard.ts': guard(`{ ${IDENTIFYING} }`),
    };
    expect(await codes(files, ['notes', 'other'])).toEqual([
      ['GUARD_TWICE', 'modules/admin/notes/guard.ts', 'modules/admin/other/guard.ts'],
    ]);
  });

  test('where a guard fails, or is none', async () => {
    const throws =
      "import { defineGuard } from 'ordinal-host';\nexport default defineGuard(() => { throw new Error('no'); });\n";
    expect(await codes({ ...FILES, 'modules/admin/notes/guard.ts': throws }, ['notes'])).toEqual([
      ['LOAD_THREW', 'modules/admin/notes/guard.ts'],
    ]);
    expect(
      await codes({ ...FILES, 'modules/admin/notes/guard.ts': 'export default 5;\n' }, ['notes']),
    ).toEqual([['LOAD_EXPORT', 'modules/admin/notes/guard.ts']]);
  });
});
