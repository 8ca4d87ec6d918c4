import type { Response } from 'supertest';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { letTimePass, shownBy, turnOn } from './authenticator_app';
import { firstAdministrator, PASSWORD } from './first_administrator';
import { visitor, type Visitor } from './visitor';

let host: TestHost;
let ada: Visitor;
let secret: string;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  ada = await firstAdministrator(host);
  ({ secret } = await turnOn(ada));
});
afterAll(() => host?.close());

const PAGE = '/account/two-factor';
const SECOND = '/sign-in/second';
const enter = (one: Visitor, password = PASSWORD): Promise<Response> =>
  one.send('/login', '/login', { login: 'ada', password });
const isAsked = async (one: Visitor, password = PASSWORD): Promise<boolean> => {
  await one.send('/account', '/logout').catch(() => undefined);
  return (await enter(one, password)).headers['location'] === `${SECOND}?next=%2F`;
};
/** A browser of Ada's that is not asked any more. */
const rememberedBrowser = async (password = PASSWORD): Promise<Visitor> => {
  await letTimePass(host, 'ada');
  const one = visitor(host.app);
  await enter(one, password);
  const { status, headers } = await one.send(SECOND, SECOND, { code: shownBy(secret), remember: 'on' });
  expect(status).toBe(303);
  expect(String(headers['set-cookie'])).toMatch(
    /device=[A-Za-z0-9_-]{43}; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax/,
  );
  return one;
};
const rows = () => host.models.RememberedDevice.findAll();

test('a browser is asked for a code every time, unless somebody has said that it need not be', async () => {
  await letTimePass(host, 'ada');
  const one = visitor(host.app);
  await enter(one);
  const { headers } = await one.send(SECOND, SECOND, { code: shownBy(secret) });
  expect(String(headers['set-cookie'])).not.toContain('device=');
  expect(await isAsked(one)).toBe(true);
  const two = await rememberedBrowser();
  expect(await isAsked(two)).toBe(false);
  expect((await two.open('/account')).status).toBe(200);
});

test('it still needs the password, and is of no use to anybody else', async () => {
  const one = await rememberedBrowser();
  await one.send('/account', '/logout');
  expect((await enter(one, 'not the password')).status).toBe(422);
  const user = await host.models.User.findOne({ where: { username: 'ada' } });
  const other = await host.make('User', {
    username: 'grace',
    status: 'active',
    passwordHash: user?.passwordHash ?? null,
  });
  const row = (await host.models.TwoFactorAuth.findOne({ where: { userId: user?.id ?? '' } }))?.toJSON();
  await host.models.TwoFactorAuth.create({
    userId: other.id,
    secret: row?.secret ?? '',
    confirmedAt: new Date(),
  });
  const { headers } = await one.send('/login', '/login', { login: 'grace', password: PASSWORD });
  expect(headers['location']).toBe(`${SECOND}?next=%2F`);
});

test('it is asked again once 30 days are over', async () => {
  const one = await rememberedBrowser();
  await host.models.RememberedDevice.update({ expiresAt: new Date(Date.now() - 1) }, { where: {} });
  expect(await isAsked(one)).toBe(true);
});

test('it is listed by name on the account page and revoked there, by its owner alone', async () => {
  await host.models.RememberedDevice.destroy({ where: {} });
  const one = await rememberedBrowser();
  const [row] = await rows();
  const { text } = await one.open(PAGE);
  expect(text).toContain(`${PAGE}/browsers/${row?.id}/forget`);
  expect(JSON.stringify(row)).not.toContain('device=');
  const user = await host.models.User.findOne({ where: { username: 'grace' } });
  const device = { tokenHash: 'x', browser: 'x', lastUsedAt: new Date(), expiresAt: new Date() };
  const foreign = await host.models.RememberedDevice.create({ ...device, userId: user?.id ?? '' });
  const token = /name="csrf_token" value="([^"]+)"/.exec(text)?.[1];
  const forge = (id: string) =>
    one.forge(`${PAGE}/browsers/${id}/forget`, { csrf_token: token }, { Origin: 'http://localhost' });
  await forge(foreign.id);
  expect(await rows()).toHaveLength(2);
  expect((await forge('nonsense')).status).toBe(404);
  await one.send(PAGE, `${PAGE}/browsers/${row?.id}/forget`);
  expect((await rows()).map(({ id }) => id)).toEqual([foreign.id]);
  expect(await isAsked(one)).toBe(true);
});

test.each<[string, (userId: string) => Promise<unknown>]>([
  ['is suspended', (id) => host.models.User.update({ status: 'suspended' }, { where: { id } })],
  [
    'gets a new password',
    (id) => host.models.User.update({ passwordChangedAt: new Date() }, { where: { id } }),
  ],
  ['goes into the trash', (id) => host.models.User.destroy({ where: { id } })],
  ['turns the second factor off', (userId) => host.models.TwoFactorAuth.destroy({ where: { userId } })],
])('none is remembered of somebody who %s', async (_, happens) => {
  const { id: userId } = await host.make('User', { status: 'active' });
  await host.models.TwoFactorAuth.create({ userId, secret: 'x', confirmedAt: new Date() });
  const device = { browser: 'x', lastUsedAt: new Date(), expiresAt: new Date(Date.now() + 60_000) };
  await host.models.RememberedDevice.create({ ...device, userId, tokenHash: userId });
  await happens(userId);
  expect(await host.models.RememberedDevice.count({ where: { userId } })).toBe(0);
});

test('under TLS its cookie is bound to the host', async () => {
  const { wordCookie } = await import('../word_cookie');
  const cookie = jest.fn();
  const request = { headers: { cookie: 'theme=dark' } };
  wordCookie('device', true).give(request as never, { cookie } as never, { seconds: 60 });
  expect(cookie).toHaveBeenCalledWith('__Host-device', expect.stringMatching(/^[\w-]{43}$/), {
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    path: '/',
    maxAge: 60_000,
  });
  expect(wordCookie('device', true).hashIn(request as never)).toHaveLength(64);
  expect(wordCookie('device', false).hashIn(request as never)).toBeUndefined();
});
