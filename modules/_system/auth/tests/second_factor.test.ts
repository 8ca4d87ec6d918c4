import { AS_STORED } from 'ordinal-host';
import type { Request } from 'ordinal-host';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { codesIn, letTimePass, secretIn, shownBy } from './authenticator_app';
import { firstAdministrator, PASSWORD } from './first_administrator';
import { attemptsOf, passwordTry } from '../attempts';
import { codeTry } from '../second_factor';
import { inGroups } from '../totp';
import { visitor, type Visitor } from './visitor';

let host: TestHost;
let ada: Visitor;
let secret: string;
let codes: readonly string[];
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  ada = await firstAdministrator(host);
});
afterAll(() => host?.close());

const PAGE = '/account/two-factor';
const SECOND = '/sign-in/second';
/** Somebody whose password was right. */
const halfWay = async (): Promise<Visitor> => {
  const one = visitor(host.app);
  const { status, headers } = await one.send('/login', '/login', {
    login: 'ada',
    password: PASSWORD,
    next: '/admin/auth',
  });
  expect([status, headers['location']]).toEqual([303, `${SECOND}?next=%2Fadmin%2Fauth`]);
  return one;
};
const page = `${SECOND}?next=%2Fadmin%2Fauth`;
const give = (one: Visitor, fields: Record<string, string>) => one.send(page, SECOND, fields);
const isIn = async (one: Visitor): Promise<boolean> => (await one.open('/account')).status === 200;
const noteIn = (html: string): string =>
  /<div class="note warn" role="alert">[\s\S]*?<span>(.*?)<\/span><\/div>/.exec(html)?.[1] ?? '';

describe('setting up an authenticator app', () => {
  test('shows a secret as a drawing and in letters, and is not on before a code of it was given', async () => {
    expect((await ada.send(PAGE, `${PAGE}/begin`)).headers['location']).toBe(PAGE);
    const { text } = await ada.open(PAGE);
    secret = secretIn(text);
    expect(secret).toHaveLength(32);
    expect(text).toMatch(/<svg[^>]*role="img"[^>]*>.*<path fill="#000" d="M\d/);
    const one = visitor(host.app);
    const entered = await one.send('/login', '/login', { login: 'ada', password: PASSWORD });
    expect(entered.headers['location']).toBe('/');
  });

  test('says beside the field that a code is wrong, and keeps the secret', async () => {
    const { status, text } = await ada.send(PAGE, `${PAGE}/confirm`, { code: '000 000' });
    expect([status, text.includes('Is not the one the app shows now')]).toEqual([422, true]);
    expect(secretIn(text)).toBe(secret);
  });

  test('gives a new secret to whoever begins anew, and the old one is worth nothing', async () => {
    await ada.send(PAGE, `${PAGE}/off`);
    await ada.send(PAGE, `${PAGE}/begin`);
    const old = secret;
    secret = secretIn((await ada.open(PAGE)).text);
    expect(secret).not.toBe(old);
    expect((await ada.send(PAGE, `${PAGE}/confirm`, { code: shownBy(old) })).status).toBe(422);
  });

  test('is on with the right code: ten recovery codes are shown once, other browsers are out', async () => {
    const other = visitor(host.app);
    await other.send('/login', '/login', { login: 'ada', password: PASSWORD });
    expect(await isIn(other)).toBe(true);
    const before = await host.models.UserSession.findAll();
    const { status, text } = await ada.send(PAGE, `${PAGE}/confirm`, { code: shownBy(secret) });
    codes = codesIn(text);
    expect([status, new Set(codes).size]).toEqual([200, 10]);
    const { text: later } = await ada.open(PAGE);
    expect(later).toContain('10 left');
    for (const word of [...codes, secret, inGroups(secret)]) expect(later).not.toContain(word);
    // The session of this browser goes on under a new name.
    const after = await host.models.UserSession.findAll();
    expect(after).toHaveLength(1);
    expect(before.map(({ tokenHash }) => tokenHash)).not.toContain(after[0]?.tokenHash);
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await isIn(other)).toBe(false);
  });

  test('can be stored nowhere so that it could be read, and is in the audit trail without secrets', async () => {
    const { TwoFactorAuth, RecoveryCode, AuditLog } = host.models;
    const trail = await AuditLog.findAll({ where: { tableName: 'two_factor_auths' } });
    expect(trail.map(({ action }) => action)).toEqual(expect.arrayContaining(['create', 'update', 'delete']));
    expect(trail.some(({ changes }) => changes['confirmedAt']?.to !== null)).toBe(true);
    const stored = JSON.stringify([
      await TwoFactorAuth.findAll({ raw: true, ...(AS_STORED as object) }),
      await RecoveryCode.findAll({ raw: true }),
      await AuditLog.findAll({ raw: true }),
    ]);
    for (const word of [secret, ...codes]) expect(stored).not.toContain(word);
    expect(JSON.stringify(trail)).not.toContain('v1:');
  });
});

describe('signing in', () => {
  test('leads from the right password to the second step, and no page opens in between', async () => {
    const one = await halfWay();
    expect((await one.open(page)).text).toContain('Enter the six digits');
    expect(await isIn(one)).toBe(false);
    expect((await one.open('/admin/auth')).status).toBe(303);
  });

  test('goes on to the page that was wanted with the code of now, which is good once', async () => {
    await letTimePass(host, 'ada');
    const [one, two] = [await halfWay(), await halfWay()];
    const code = shownBy(secret);
    const { status, headers } = await give(one, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect([status, headers['location']]).toEqual([303, '/admin/auth']);
    expect((await one.open('/admin/auth')).status).toBe(200);
    const replayed = await give(two, { code });
    expect([replayed.status, noteIn(replayed.text)]).toEqual([
      422,
      'This code is wrong, or was used before. After 4 more tries this door stays shut for 15 minutes.',
    ]);
    expect(await isIn(two)).toBe(false);
    await letTimePass(host, 'ada');
    await give(two, { code: shownBy(secret) });
  });

  test('with one code from two browsers at once lets one in', async () => {
    await letTimePass(host, 'ada');
    const both = [await halfWay(), await halfWay()];
    const code = shownBy(secret);
    const answers = await Promise.all(both.map((one) => give(one, { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect((await Promise.all(both.map(isIn))).filter(Boolean)).toHaveLength(1);
  });

  test('is let in by a recovery code as well, however it is typed, and by each once', async () => {
    const [code = ''] = codes;
    const one = await halfWay();
    const typed = code.toUpperCase().replaceAll('-', ' ');
    expect((await give(one, { recovery: typed })).status).toBe(303);
    expect((await one.open(PAGE)).text).toContain('9 left');
    const again = await give(await halfWay(), { recovery: code });
    expect([again.status, noteIn(again.text)]).toEqual([
      422,
      expect.stringContaining('This recovery code is wrong, or was used before.'),
    ]);
  });

  test('is half-way for one use and for five minutes; without that the door is shown', async () => {
    const one = await halfWay();
    await host.models.SecurityToken.update(
      { expiresAt: new Date(Date.now() - 1) },
      { where: { purpose: 'auth.second_factor' } },
    );
    expect((await one.open(page)).headers['location']).toBe('/login?next=%2Fadmin%2Fauth');
    expect((await visitor(host.app).open(SECOND)).headers['location']).toBe('/login?next=%2F');
  });

  test('is not half-way any more once the password was changed or the account suspended', async () => {
    const { User } = host.models;
    const user = await User.findOne({ where: { username: 'ada' } });
    const one = await halfWay();
    await user?.update({ passwordChangedAt: new Date() });
    expect((await one.open(page)).status).toBe(303);
  });

  test('counts wrong codes: the right password does not forgive them', async () => {
    await host.models.LoginAttempt.destroy({ where: {} });
    for (let tries = 1; tries <= 4; tries += 1) {
      const { status } = await give(await halfWay(), { code: '000000' });
      expect(status).toBe(422);
    }
    const one = await halfWay();
    expect(noteIn((await give(one, { code: '000000' })).text)).toBe(
      'This code is wrong, or was used before. This door stays shut for 15 minutes now.',
    );
    await letTimePass(host, 'ada');
    const sixth = await give(one, { code: shownBy(secret) });
    expect([sixth.status, Number(sixth.headers['retry-after']) > 880]).toEqual([429, true]);
    await host.models.LoginAttempt.destroy({ where: {} });
  });

  test('lets nobody guess codes from many addresses, and nobody without the password shut this door', async () => {
    const attempts = attemptsOf(host.models);
    const user = await host.models.User.findOne({ where: { username: 'ada' } });
    const from = (ip: string) => ({ ip, headers: {} }) as Request;
    for (let place = 0; place < 40; place += 1)
      await attempts.begin(passwordTry('ada', from(`10.1.0.${place}`)));
    for (let place = 0; place < 30; place += 1)
      expect(await attempts.begin(codeTry(user!, from(`10.2.0.${place}`)))).toMatchObject({ isLet: true });
    expect(await attempts.begin(codeTry(user!, from('10.2.0.99')))).toMatchObject({
      isLet: false,
      standing: { left: 0 },
    });
    await host.models.LoginAttempt.destroy({ where: {} });
  });
});
