import { startTestHost, type TestHost } from 'ordinal-host/testing';
import request from 'supertest';
import { apiTokensOf } from '../api_tokens';
import { letTimePass, shownBy, turnOn } from './authenticator_app';
import { firstAdministrator, PASSWORD } from './first_administrator';
import { visitor, type Visitor } from './visitor';

let host: TestHost;
let ada: Visitor;
let userId: string;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  ada = await firstAdministrator(host);
  userId = (await host.models.User.findOne({ where: { username: 'ada' } }))?.id ?? '';
}, 60_000);
afterAll(() => host?.close());

const ways = async (id = userId): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await host.models.Authentication.findAll({ where: { userId: id } })).map(({ method, uses }) => [
      method,
      uses,
    ]),
  );
const login = async (one: Visitor): Promise<void> => {
  await one.send('/login', '/login', { login: 'ada', password: PASSWORD });
};

test('each way in is counted, with when it was first and last', async () => {
  expect(await ways()).toEqual({ link: 1 });
  await login(visitor(host.app));
  await login(visitor(host.app));
  expect(await ways()).toEqual({ link: 1, password: 2 });
  const wrong = visitor(host.app);
  await wrong.send('/login', '/login', { login: 'ada', password: 'not the right words' });
  expect(await ways()).toEqual({ link: 1, password: 2 });
  const row = await host.models.Authentication.findOne({ where: { userId, method: 'password' } });
  expect((row?.lastUsedAt.getTime() ?? 0) > (row?.firstUsedAt.getTime() ?? 0)).toBe(true);
});

test('codes, codes to recover with, browsers that are not asked, and tokens are ways of their own', async () => {
  const { secret, codes } = await turnOn(ada);
  expect(codes.length).toBeGreaterThan(0);
  await letTimePass(host, 'ada');
  const second = '/sign-in/second';
  const one = visitor(host.app);
  await login(one);
  await one.send(second, second, { code: shownBy(secret), remember: 'on' });
  await one.send('/account', '/logout');
  await login(one);
  const two = visitor(host.app);
  await login(two);
  await two.send(second, second, { recovery: codes[0] ?? '' });
  const token = await apiTokensOf(host.models).make(userId, { name: 'look', scope: 'read', days: 1 });
  for (let times = 0; times < 3; times += 1)
    await request(host.app)
      .get('/admin')
      .set({ Host: 'localhost', Authorization: `Bearer ${token}` });
  expect(await ways()).toEqual({
    link: 1,
    password: 5,
    authenticator: 1,
    'remembered-browser': 1,
    'recovery-code': 1,
    'api-token': 1,
  });
  const { text } = await two.open('/account');
  for (const words of ['Ways in', 'Authenticator app', 'Recovery code', 'API token'])
    expect(text).toContain(words);
});

test('a link for a password is kept without the link: for whom, by whom, and when it was used', async () => {
  const { id } = await host.make('User', { username: 'grace', email: 'grace@example.org', status: 'active' });
  const { text } = await ada.send('/admin/auth', `/admin/auth/${id}/link`);
  const word = /\/reset\/([\w-]{43})/.exec(text)?.[1] ?? '';
  await visitor(host.app).send('/forgot', '/forgot', { login: 'grace' });
  for (let tries = 0; host.mails.length === 0 && tries < 200; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const read = () =>
    host.models.PasswordReset.findAll({ where: { userId: id }, order: ['createdAt'], raw: true });
  const [handed, mailed] = await read();
  expect([handed?.byUserId, handed?.address, mailed?.byUserId, mailed?.address]).toEqual([
    userId,
    null,
    null,
    'grace@example.org',
  ]);
  // The second has voided the first.
  expect((handed?.expiresAt.getTime() ?? Infinity) <= Date.now()).toBe(true);
  expect(JSON.stringify(await read())).not.toContain(word);
  const link = /\/reset\/[\w-]{43}/.exec(host.mails[0]?.text ?? '')?.[0] ?? '';
  await visitor(host.app).send(link, link, { password: PASSWORD, again: PASSWORD });
  const [first, second] = await read();
  expect([first?.usedAt, second?.usedAt instanceof Date]).toEqual([null, true]);
  expect(await ways(id)).toEqual({ link: 1 });
});
