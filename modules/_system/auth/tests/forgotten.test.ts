/** A new password by mail, and an account of one's own. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { rateLimitsOf } from '../rate_limits';
import { firstAdministrator, PASSWORD } from './first_administrator';
import { visitor } from './visitor';

let host: TestHost;
beforeAll(async () => {
  process.env['REGISTRATION'] = 'open';
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  await firstAdministrator(host);
  await host.models.User.update(
    { email: 'ada@example.com' },
    { where: { username: 'ada' }, individualHooks: true },
  );
});
afterAll(async () => {
  delete process.env['REGISTRATION'];
  await host?.close();
});

const NEW = 'a few words are easy';
const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 10));
/** Mail is sent behind the answer: what a test before has asked for may still be on its way. */
const quiet = async (): Promise<void> => {
  for (let seen = -1, calm = 0; calm < 10; calm = seen === host.mails.length ? calm + 1 : 0) {
    seen = host.mails.length;
    await pause();
  }
};
beforeEach(async () => {
  await quiet();
  await host.models.RateLimit.destroy({ where: {} });
});
const mailTo = async (to: string, after: number): Promise<string> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const mail = host.mails.slice(after).find((one) => one.to === to);
    if (mail !== undefined) return mail.text;
    await pause();
  }
  throw new Error(`nothing was sent to ${to}`);
};
const linkIn = (text: string, path: string): string =>
  new RegExp(`http://localhost:\\d+(${path}/\\S+)`).exec(text)?.[1] ?? '';
const withoutToken = (html: string): string => html.replaceAll(/value="[0-9a-f.]{40,}"/g, '');

describe('a forgotten password', () => {
  test('is replaced by a link that is mailed, once; every browser is signed out', async () => {
    const before = host.mails.length;
    const someone = visitor(host.app);
    expect((await someone.open('/login')).text).toContain('href="/forgot"');
    const asked = await someone.send('/forgot', '/forgot', { login: 'ADA' });
    expect(asked.text).toContain('Look at your mail');
    const link = linkIn(await mailTo('ada@example.com', before), '/reset');
    expect((await someone.send(link, link, { password: NEW, again: NEW })).headers['location']).toBe(
      '/login',
    );
    expect((await someone.open(link)).status).toBe(410);
    expect(
      (await someone.send('/login', '/login', { login: 'ada', password: PASSWORD, next: '/' })).status,
    ).toBe(422);
    expect((await someone.send('/login', '/login', { login: 'ada', password: NEW, next: '/' })).status).toBe(
      303,
    );
  });

  test('a link leads to this host, whatever the request calls it', async () => {
    const before = host.mails.length;
    const someone = visitor(host.app);
    const page = await someone.open('/forgot');
    const csrf = /name="csrf_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    await someone.forge(
      '/forgot',
      { login: 'ada', csrf_token: csrf },
      { Host: 'evil.example', Origin: 'http://evil.example' },
    );
    await someone.send('/forgot', '/forgot', { login: 'ada' });
    expect(await mailTo('ada@example.com', before)).not.toContain('evil');
  });

  test('nobody learns whether there is such an account: the same page, and no mail', async () => {
    const before = host.mails.length;
    const one = await visitor(host.app).send('/forgot', '/forgot', { login: 'ada@example.com' });
    const other = await visitor(host.app).send('/forgot', '/forgot', { login: 'nobody@example.com' });
    expect(withoutToken(other.text)).toBe(withoutToken(one.text));
    await mailTo('ada@example.com', before);
    expect(host.mails.some(({ to }) => to.includes('nobody'))).toBe(false);
  });

  test('three mails to one account in a quarter of an hour, and ten tries from one place', async () => {
    const before = host.mails.length;
    const someone = visitor(host.app);
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries += 1)
      statuses.push((await someone.send('/forgot', '/forgot', { login: 'ada' })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
    const sent = () => host.mails.length - before;
    await quiet();
    expect(sent()).toBe(3);
  });

  test('whoever is suspended gets no link', async () => {
    await host.models.User.create({ username: 'sue', email: 'sue@example.com', status: 'suspended' });
    const before = host.mails.length;
    await visitor(host.app).send('/forgot', '/forgot', { login: 'sue' });
    await visitor(host.app).send('/forgot', '/forgot', { login: 'ada' });
    await mailTo('ada@example.com', before);
    expect(host.mails.slice(before).map(({ to }) => to)).toEqual(['ada@example.com']);
  });
});

describe('an account of one’s own', () => {
  const form = { username: 'bert', email: 'Bert@Example.com', password: NEW, again: NEW };

  test('is made, shown to be theirs by mail, and only then lets them in', async () => {
    const before = host.mails.length;
    const bert = visitor(host.app);
    expect((await bert.open('/login')).text).toContain('href="/register"');
    expect((await bert.send('/register', '/register', form)).text).toContain('Look at your mail');
    const signIn = () =>
      bert.send('/login', '/login', { login: 'bert@example.com', password: NEW, next: '/' });
    expect((await signIn()).status).toBe(422);
    const link = linkIn(await mailTo('bert@example.com', before), '/account/confirm');
    expect((await bert.send(link, link)).text).toContain('Thank you');
    expect((await signIn()).status).toBe(303);
    expect((await bert.open('/account/profile')).status).toBe(200);
    expect((await bert.open('/admin')).status).toBe(403);
  });

  test('all that is wrong stands at its fields, and what was typed stays', async () => {
    const sent = await visitor(host.app).send('/register', '/register', {
      username: 'x',
      email: 'no<where',
      password: NEW,
      again: NEW,
    });
    expect(sent.status).toBe(422);
    expect([...sent.text.matchAll(/id="(\w+)-e"/g)].map(([, name]) => name)).toEqual(['username', 'email']);
    expect(sent.text).toContain('value="no&lt;where"');
    const short = await visitor(host.app).send('/register', '/register', {
      ...form,
      password: 'short',
      again: 'short',
    });
    expect(short.text).toContain('Must have at least 12 characters');
    expect(short.text).not.toContain('value="short"');
  });

  test('a name that is taken is said; an address that is taken is told to its owner alone', async () => {
    const taken = await visitor(host.app).send('/register', '/register', {
      ...form,
      username: 'ADA',
      email: 'new@example.com',
    });
    expect(taken.text).toContain('This user name is taken.');
    const before = host.mails.length;
    const sent = await visitor(host.app).send('/register', '/register', {
      ...form,
      username: 'someone',
      email: 'ADA@example.com',
    });
    expect(sent.status).toBe(200);
    expect(sent.text).toContain('Look at your mail');
    expect(await mailTo('ADA@example.com', before)).toContain('There is one already');
    expect(await host.models.User.findOne({ where: { username: 'someone' } })).toBeNull();
  });

  test('what no form of ours sends is refused, roles among it', async () => {
    const sent = await visitor(host.app).send('/register', '/register', {
      ...form,
      username: 'eve',
      roles: 'admin',
    });
    expect(sent.status).toBe(400);
    expect(await host.models.User.findOne({ where: { username: 'eve' } })).toBeNull();
  });

  test('ten an hour from one place', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries += 1)
      statuses.push(
        (await visitor(host.app).send('/register', '/register', { ...form, password: 'x' })).status,
      );
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429]);
  });
});

test('where nobody may register there is no such page, and no link to it', async () => {
  delete process.env['REGISTRATION'];
  const closed = await startTestHost({ modules: ['access'], seed: 'needed' });
  const someone = visitor(closed.app);
  expect((await someone.open('/login')).text).not.toContain('/register');
  expect((await someone.open('/register')).status).toBe(404);
  await closed.close();
});

test('of many at once a limit lets no more through than it says, and some again when it is over', async () => {
  let now = Date.now();
  const limits = rateLimitsOf(host.models, () => now);
  const limit = { most: 5, seconds: 60 };
  const all = await Promise.all(Array.from({ length: 12 }, () => limits.take('x', limit)));
  expect(all.filter(({ isLet }) => isLet).length).toBeLessThanOrEqual(5);
  expect((await limits.take('x', limit)).isLet).toBe(false);
  expect((await limits.take('y', limit)).isLet).toBe(true);
  now += 61_000;
  expect((await limits.take('x', limit)).isLet).toBe(true);
  expect(await limits.sweep()).toBeGreaterThanOrEqual(1);
});
