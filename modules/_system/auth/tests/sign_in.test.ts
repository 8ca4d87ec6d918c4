import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, PASSWORD } from './first_administrator';
import { visitor } from './visitor';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  await firstAdministrator(host);
});
afterAll(() => host?.close());

const signedIn = async (login = 'ada') => {
  const one = visitor(host.app);
  const answer = await one.send('/login', '/login', { login, password: PASSWORD });
  expect(answer.status).toBe(303);
  return one;
};
const fails = (login: string, password = 'not the password') =>
  visitor(host.app).send('/login', '/login', { login, password });
const noteIn = (html: string): string =>
  /<div class="note warn"[\s\S]*?<span>(.*?)<\/span><\/div>/.exec(html)?.[1] ?? '';

describe('strangers', () => {
  test('are shown the door, and go on to where they wanted', async () => {
    const stranger = visitor(host.app);
    const asked = await stranger.open('/admin/user/users?q=ada');
    expect([asked.status, asked.headers['location']]).toEqual([
      303,
      '/login?next=%2Fadmin%2Fuser%2Fusers%3Fq%3Dada',
    ]);
    const entered = await stranger.send(String(asked.headers['location']), '/login', {
      login: 'ada',
      password: PASSWORD,
    });
    expect([entered.status, entered.headers['location']]).toEqual([303, '/admin/user/users?q=ada']);
    expect((await stranger.open('/admin/user/users?q=ada')).status).toBe(200);
  });

  test('that are programs are told 401, and nothing is changed', async () => {
    const { status, body } = await visitor(host.app).forge(
      '/admin/user/users/new',
      {},
      { Accept: 'application/json' },
    );
    expect([status, body.title]).toEqual([403, 'Form out of date']);
    const reading = await visitor(host.app).open('/health/live');
    expect(reading.status).toBe(200);
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'are not sent on to %s',
    async (next) => {
      const one = visitor(host.app);
      const page = `/login?next=${encodeURIComponent(next)}`;
      const { headers } = await one.send(page, '/login', { login: 'ada', password: PASSWORD, next });
      expect(headers['location']).toBe('/');
    },
  );
});

describe('signing in', () => {
  test('is by user name or e-mail, in any case of letters for what was typed', async () => {
    expect((await (await signedIn('Ada@Example.org')).open('/admin')).status).toBe(200);
    expect((await (await signedIn(' ada ')).open('/admin')).status).toBe(200);
  });

  test('leaves a cookie that scripts cannot read and a table from which it cannot be made', async () => {
    const one = visitor(host.app);
    const { headers } = await one.send('/login', '/login', { login: 'ada', password: PASSWORD });
    const cookie =
      String(headers['set-cookie']).match(/session=([^;]+); Path=\/; HttpOnly; SameSite=Lax/)?.[1] ?? '';
    expect(cookie).toHaveLength(43);
    const rows = await host.models.UserSession.findAll();
    expect(rows.map(({ tokenHash }) => tokenHash)).not.toContain(cookie);
  });

  test('ends the session that the browser had before', async () => {
    const one = await signedIn();
    const before = await host.models.UserSession.count();
    await one.open('/login');
    const again = await one.send('/account', '/logout');
    expect(again.headers['location']).toBe('/login');
    expect(await host.models.UserSession.count()).toBe(before - 1);
    expect((await one.open('/account')).headers['location']).toBe('/login?next=%2Faccount');
  });

  test('says the same of a wrong password, an unknown account and one that is suspended', async () => {
    const { models } = host;
    const user = await models.User.findOne({ where: { username: 'ada' } });
    const { passwordHash } = user!;
    const until = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);
    await host.make('User', { username: 'sus', status: 'suspended', passwordHash });
    const shut = await host.make('User', {
      username: 'shut',
      status: 'active',
      passwordHash,
      accountLockedUntil: until(5),
    });
    const said = [
      await fails('ada'),
      await fails('nobody'),
      await fails('sus', PASSWORD),
      await fails('shut', PASSWORD),
    ];
    expect(said.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    await shut.update({ accountLockedUntil: until(-1) });
    expect((await (await signedIn('shut')).open('/account')).status).toBe(200);
    expect(new Set(said.map(({ text }) => noteIn(text)))).toEqual(
      new Set(['E-mail or password is wrong. After 4 more tries this door stays shut for 15 minutes.']),
    );
  });

  test('is refused after five failures, for known and unknown accounts alike, and tells for how long', async () => {
    await host.make('User', { username: 'grace' });
    for (const login of ['grace', 'not-there']) {
      for (let tries = 0; tries < 4; tries += 1) await fails(login);
      const fifth = await fails(login);
      expect(noteIn(fifth.text)).toBe(
        'E-mail or password is wrong. This door stays shut for 15 minutes now.',
      );
      const sixth = await fails(login);
      expect([sixth.status, Number(sixth.headers['retry-after']) > 880]).toEqual([429, true]);
      expect(noteIn(sixth.text)).toBe('Too many tries. This door stays shut for 15 minutes more.');
    }
  });

  test('never shows a password or what is kept of it', async () => {
    const one = await signedIn();
    const user = await host.models.User.findOne({ where: { username: 'ada' } });
    for (const path of ['/admin/user/users', `/admin/user/users/${user?.id}`, '/account', '/admin/auth']) {
      const { text, status } = await one.open(path);
      expect(status).toBe(200);
      expect(text).not.toContain('argon2');
      expect(text).not.toContain(PASSWORD);
    }
  });
});

describe('a form', () => {
  test('without our token, with that of another session, or from another site changes nothing', async () => {
    const [ada, other] = [await signedIn(), await signedIn()];
    const token = /name="csrf_token" value="([^"]+)"/.exec((await other.open('/account')).text)?.[1] ?? '';
    const count = () => host.models.UserSession.count();
    let sessions = await count();
    expect((await ada.forge('/account/sessions/end-others', {})).status).toBe(403);
    expect((await ada.forge('/account/sessions/end-others', { csrf_token: token })).status).toBe(403);
    expect(await count()).toBe(sessions);
    // Whoever plants a cookie of theirs beside a session has both halves of a token, and of that session neither.
    const cookie = (headers: Readonly<Record<string, unknown>>, name: string): string =>
      new RegExp(`\\b${name}=[^;]+`).exec(String(headers['set-cookie']))?.[0] ?? '';
    const entered = await visitor(host.app).send('/login', '/login', { login: 'ada', password: PASSWORD });
    const theirs = visitor(host.app);
    await theirs.send('/login', '/login', { login: 'ada', password: PASSWORD });
    const page = await theirs.open('/account');
    const planted = await visitor(host.app).forge(
      '/account/sessions/end-others',
      { csrf_token: /name="csrf_token" value="([^"]+)"/.exec(page.text)?.[1] },
      { Cookie: `${cookie(entered.headers, 'session')}; ${cookie(page.headers, 'csrf')}` },
    );
    expect([planted.status, cookie(page.headers, 'csrf').length > 60]).toEqual([403, true]);
    sessions = await count();
    const own = /name="csrf_token" value="([^"]+)"/.exec((await ada.open('/account')).text)?.[1] ?? '';
    const from = (Origin: string) =>
      ada.forge('/account/sessions/end-others', { csrf_token: own }, { Origin });
    expect((await from('https://evil.example')).status).toBe(403);
    expect(await count()).toBe(sessions);
    // With both as they should be it is done: nothing else was in the way.
    expect((await from('http://localhost')).status).toBe(303);
    expect(await count()).toBeLessThan(sessions);
  });

  test('with members that are not known is refused by name', async () => {
    const answer = await visitor(host.app).send('/login', '/login', {
      login: 'ada',
      password: PASSWORD,
      admin: 'true',
    });
    expect([answer.status, answer.text.includes('admin')]).toEqual([400, true]);
  });
});
