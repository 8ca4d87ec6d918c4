import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { endTrust } from '../end_trust';
import { keptForm, readKept } from '../kept_form';
import { hashPassword } from '../passwords';
import { isFresh } from '../step_up';
import { codesIn, letTimePass, secretIn, shownBy, turnOn } from './authenticator_app';
import { firstAdministrator, PASSWORD } from './first_administrator';
import { visitor, type Visitor } from './visitor';

let host: TestHost;
let ada: Visitor;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  ada = await firstAdministrator(host);
});
afterAll(() => host?.close());

const PAGE = '/account/two-factor';
const AGAIN = '/sign-in/again';
const MINUTE = 60_000;
/** As if everybody had signed in that long ago; what was read of sessions is forgotten within a second. */
const letMinutesPass = async (minutes: number): Promise<void> => {
  const provedAt = new Date(Date.now() - minutes * MINUTE);
  await host.models.UserSession.update({ provedAt }, { where: {} });
  await new Promise((resolve) => setTimeout(resolve, 900));
};
const standsAt = async (one: Visitor): Promise<'off' | 'begun' | 'on'> => {
  const { text } = await one.open(PAGE);
  return text.includes('On since') ? 'on' : secretIn(text) === '' ? 'off' : 'begun';
};
describe('what is sensitive', () => {
  test('is done without a question within ten minutes of signing in', async () => {
    await letMinutesPass(9);
    await ada.send(PAGE, `${PAGE}/begin`);
    expect(await standsAt(ada)).toBe('begun');
    await ada.send(PAGE, `${PAGE}/off`);
    expect(await standsAt(ada)).toBe('off');
  });

  test('is asked about after that: nothing is done, the form is kept, proved, and sent once more', async () => {
    await letMinutesPass(11);
    const asked = await ada.send(PAGE, `${PAGE}/begin`);
    expect([asked.status, asked.text.includes('Nothing has been done yet')]).toEqual([403, true]);
    expect(await standsAt(ada)).toBe('off');
    const wrong = await ada.sendFrom(asked, AGAIN, { password: 'not the password' });
    expect([wrong.status, wrong.text.includes('The password is wrong.')]).toEqual([422, true]);
    const before = await host.models.UserSession.findAll();
    const ready = await ada.sendFrom(wrong, AGAIN, { password: PASSWORD });
    expect([ready.status, ready.text.includes('Send it once more')]).toEqual([200, true]);
    expect(await standsAt(ada)).toBe('off');
    // The session goes on under a new name: whoever had stolen the old one has proved nothing.
    const after = await host.models.UserSession.findAll();
    expect(after).toHaveLength(before.length);
    expect(after[0]?.tokenHash).not.toBe(before[0]?.tokenHash);
    expect((await ada.sendFrom(ready, `${PAGE}/begin`)).headers['location']).toBe(PAGE);
    expect(await standsAt(ada)).toBe('begun');
    await ada.send(PAGE, `${PAGE}/off`);
  });

  test('asks for a code, and not for the password, where there is an app', async () => {
    const { secret } = await turnOn(ada);
    await letMinutesPass(11);
    const asked = await ada.send(PAGE, `${PAGE}/codes`);
    expect(asked.text).not.toContain('name="password"');
    await letTimePass(host, 'ada');
    const stolen = await ada.sendFrom(asked, AGAIN, { password: PASSWORD });
    expect(stolen.status).toBe(422);
    const code = shownBy(secret);
    const ready = await ada.sendFrom(asked, AGAIN, { code });
    const made = await ada.sendFrom(ready, `${PAGE}/codes`);
    expect(codesIn(made.text)).toHaveLength(10);
    // The same code is no second proof.
    await letMinutesPass(11);
    const again = await ada.send(PAGE, `${PAGE}/off`);
    expect((await ada.sendFrom(again, AGAIN, { code })).status).toBe(422);
    expect(await standsAt(ada)).toBe('on');
    const recovered = await ada.sendFrom(again, AGAIN, { recovery: codesIn(made.text)[0] ?? '' });
    await ada.sendFrom(recovered, `${PAGE}/off`);
    expect(await standsAt(ada)).toBe('off');
    expect(await host.models.RecoveryCode.count()).toBe(0);
  });

  test('is refused to programs in words', async () => {
    await letMinutesPass(11);
    const token = /name="csrf_token" value="([^"]+)"/.exec((await ada.open(PAGE)).text)?.[1];
    const { status, body } = await ada.forge(
      `${PAGE}/begin`,
      { csrf_token: token },
      { Origin: 'http://localhost', Accept: 'application/json' },
    );
    expect([status, body.title]).toEqual([403, 'Not proved']);
  });

  test('lets nobody guess: wrong tries shut the door like those at the front', async () => {
    await host.models.LoginAttempt.destroy({ where: {} });
    for (let tries = 0; tries < 5; tries += 1)
      expect((await ada.send(AGAIN, AGAIN, { password: 'no' })).status).toBe(422);
    const sixth = await ada.send(AGAIN, AGAIN, { password: PASSWORD });
    expect([sixth.status, sixth.text.includes('Too many tries')]).toEqual([429, true]);
    await host.models.LoginAttempt.destroy({ where: {} });
  });

  test('goes back to the page that was asked for, and to no other site', async () => {
    const page = `${AGAIN}?next=%2Fadmin%2Fauth`;
    expect((await ada.send(page, AGAIN, { password: PASSWORD })).headers['location']).toBe('/admin/auth');
    const out = await ada.send(`${AGAIN}?next=%2F%2Fevil.example`, AGAIN, { password: PASSWORD });
    expect(out.headers['location']).toBe('/');
    const kept = JSON.stringify({ to: 'https://evil.example', fields: [] });
    expect((await ada.send(AGAIN, AGAIN, { password: PASSWORD, kept })).headers['location']).toBe('/');
  });
});

describe('a second factor that was lost', () => {
  const MANAGE = '/admin/auth';
  let grace: string;
  beforeAll(async () => {
    const passwordHash = await hashPassword(PASSWORD);
    ({ id: grace } = await host.make('User', { username: 'grace', status: 'active', passwordHash }));
    const hers = visitor(host.app);
    await hers.send('/login', '/login', { login: 'grace', password: PASSWORD });
    await turnOn(hers);
  });

  test('is turned off by an administrator who has proved who they are, and in nobody else’s name', async () => {
    await letMinutesPass(11);
    const asked = await ada.send(MANAGE, `${MANAGE}/${grace}/two-factor-off`);
    expect(asked.status).toBe(403);
    expect(await host.models.TwoFactorAuth.count({ where: { userId: grace } })).toBe(1);
    const ready = await ada.sendFrom(asked, AGAIN, { password: PASSWORD });
    const { status, text } = await ada.sendFrom(ready, `${MANAGE}/${grace}/two-factor-off`);
    expect([status, text.includes('signs in by password alone now')]).toEqual([200, true]);
    const one = visitor(host.app);
    expect(
      (await one.send('/login', '/login', { login: 'grace', password: PASSWORD })).headers['location'],
    ).toBe('/');
    const line = await host.models.AuditLog.findOne({
      where: { tableName: 'two_factor_auths', action: 'delete' },
      order: [['position', 'DESC']],
    });
    expect(line?.actorName).toBe('ada');
  });

  test('is not turned off past that question by deleting its record, in pages or in code', async () => {
    const { TwoFactorAuth } = host.models;
    const row = await TwoFactorAuth.create({ userId: grace, secret: 'x', confirmedAt: new Date() });
    const page = `/admin/auth/two-factor-auths/${row.id}/delete`;
    const opened = await ada.open(page);
    await letMinutesPass(11);
    const stale = { id: grace, name: 'ada', provedAt: new Date(Date.now() - 11 * MINUTE) };
    const told = endTrust(host.models, () => stale)['two_factor_auths:deleted'] as (
      event: object,
    ) => Promise<void>;
    await expect(told({ row: row.toJSON() })).rejects.toThrow(/shown within ten minutes that it is you/);
    expect((await ada.open(page)).headers['location']).toBe(`${AGAIN}?next=${encodeURIComponent(page)}`);
    const asked = await ada.sendFrom(opened, page);
    expect(asked.status).toBe(403);
    expect(await TwoFactorAuth.count({ where: { userId: grace } })).toBe(1);
    const ready = await ada.sendFrom(asked, AGAIN, { password: PASSWORD });
    expect((await ada.sendFrom(ready, page)).status).toBe(303);
    expect(await TwoFactorAuth.count({ where: { userId: grace } })).toBe(0);
  });
});

test('a proof counts for ten minutes; who cannot be asked is not', () => {
  const now = Date.now();
  const proved = (ago: number) => ({ id: 'x', name: 'ada', provedAt: new Date(now - ago) });
  expect(isFresh(proved(10 * MINUTE - 1), now)).toBe(true);
  expect(isFresh(proved(10 * MINUTE), now)).toBe(false);
  expect(isFresh({ id: 'x', name: 'ada' }, now)).toBe(false);
  expect(isFresh({ id: null, name: 'development' }, now)).toBe(true);
  expect(isFresh(undefined, now)).toBe(true);
});

test('a kept form is read as it was written, and nothing else is', () => {
  const written = keptForm({ originalUrl: '/a?b=c', body: { one: '"<1>', many: ['2', '3'] } });
  expect(readKept(written)).toEqual({
    to: '/a?b=c',
    fields: [
      ['one', '"<1>'],
      ['many', '2'],
      ['many', '3'],
    ],
  });
  for (const text of ['', 'null', '[]', '{"to":"//evil","fields":[]}', '{"to":"/a","fields":[["one"]]}'])
    expect(readKept(text)).toBeUndefined();
});
