import request from 'supertest';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { apiTokensOf } from '../api_tokens';
import { securitySettingsOf } from '../security_settings';
import { RULES } from '../setting_rules';
import { turnOn } from './authenticator_app';
import { firstAdministrator, PASSWORD } from './first_administrator';
import { visitor, type Visitor } from './visitor';

const PAGE = '/admin/auth/settings';
let host: TestHost;
let ada: Visitor;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  ada = await firstAdministrator(host);
}, 60_000);
afterAll(() => host?.close());

/** Longer than any process believes what it has read. */
const known = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 900));
const set = async (fields: Readonly<Record<string, string>>) => {
  const answer = await ada.send(PAGE, PAGE, {
    ...Object.fromEntries(Object.keys(RULES).map((name) => [name, ''])),
    ...fields,
  });
  await known();
  return answer;
};
afterEach(async () => {
  await host.models.SecuritySetting.destroy({ where: {} });
  await known();
});

test('the page says what is in force and from where; what is set here wins, and is taken back by nothing', async () => {
  const settings = securitySettingsOf(host.models, { SESSION_HOURS: '8', REGISTRATION: 'nonsense' });
  const of = async (name: string) => (await settings.standing()).find((one) => one.name === name);
  expect(await of('hours')).toMatchObject({ text: '8', from: 'environment' });
  expect(await of('registration')).toMatchObject({ text: 'closed', from: 'host' });
  expect((await ada.open(PAGE)).text).toContain('In force: <b>12</b>, of the host itself.');
  const { status, text } = await set({ hours: '4' });
  expect([status, text.includes('Saved.'), text.includes('In force: <b>4</b>, set here.')]).toEqual([
    200,
    true,
    true,
  ]);
  expect(await of('hours')).toMatchObject({ text: '4', from: 'page', otherwise: '8' });
  expect((await settings.inForce()).hours).toBe(4);
  await set({});
  expect(await of('hours')).toMatchObject({ text: '8', from: 'environment' });
  const trail = await host.models.AuditLog.findAll({
    where: { tableName: 'security_settings' },
    order: ['position'],
  });
  expect(trail.map(({ action, actorName }) => [action, actorName])).toEqual([
    ['create', 'ada'],
    ['delete', 'ada'],
  ]);
});

test('a program is told the same', async () => {
  const user = await host.models.User.findOne({ where: { username: 'ada' } });
  const token = await apiTokensOf(host.models).make(user?.id ?? '', { name: 'look', scope: 'read', days: 1 });
  const { body } = await request(host.app)
    .get(PAGE)
    .set({ Host: 'localhost', Accept: 'application/json', Authorization: `Bearer ${token}` });
  expect(body.settings).toContainEqual({ name: 'hours', value: '12', from: 'host' });
});

test.each([
  ['passwordLength', '7'],
  ['passwordLength', '12.5'],
  ['tries', '1'],
  ['lockoutMinutes', '0'],
  ['idleMinutes', '-3'],
  ['hours', 'twelve'],
  ['registration', 'ajar'],
  ['twoFactorRoles', 'admin; DROP'],
])('%s is not set to %s, and nothing else is', async (name, value) => {
  const { status, text } = await set({ [name]: value, [name === 'hours' ? 'tries' : 'hours']: '9' });
  expect([status, text.includes(`id="${name}-e"`)]).toEqual([422, true]);
  expect(await host.models.SecuritySetting.count()).toBe(0);
});

test('passwords are as long as it says, on every page that sets one', async () => {
  await set({ passwordLength: '30' });
  const { text } = await ada.send('/account', '/account/password', {
    current: PASSWORD,
    password: 'twenty characters and more',
    again: 'twenty characters and more',
  });
  expect(text).toContain('Must have at least 30 characters');
  expect((await ada.open('/account')).text).toContain('minlength="30"');
});

test('the door shuts after as many failures, for as long as it says', async () => {
  await set({ tries: '2', lockoutMinutes: '3' });
  const one = visitor(host.app);
  const fail = () => one.send('/login', '/login', { login: 'nobody', password: 'wrong words here' });
  expect((await fail()).text).toContain('After 1 more try this door stays shut for 3 minutes.');
  expect((await fail()).text).toContain('This door stays shut for 3 minutes now.');
  const { status, headers } = await fail();
  expect([status, Number(headers['retry-after']) <= 180]).toEqual([429, true]);
});

test('registration opens and shuts', async () => {
  const one = visitor(host.app);
  expect((await one.open('/register')).status).toBe(404);
  await set({ registration: 'open' });
  expect((await one.open('/register')).status).toBe(200);
  expect((await one.open('/login')).text).toContain('/register');
});

test('sessions that are open end by hours that were made fewer', async () => {
  const one = visitor(host.app);
  await one.send('/login', '/login', { login: 'ada', password: PASSWORD });
  expect((await one.open('/account')).status).toBe(200);
  await set({ hours: '1' });
  const mine = await host.models.UserSession.findOne({ order: [['createdAt', 'DESC']] });
  const createdAt = new Date(Date.now() - 3_700_000);
  await host.models.UserSession.update(
    { createdAt },
    {
      where: { id: mine?.id ?? '' },
      silent: true,
    },
  );
  await known();
  const { status, headers } = await one.open('/account');
  expect([status, headers['location']]).toEqual([303, '/login?next=%2Faccount']);
});

test('whoever has a role that needs a second factor is led to set one up, before anything else, until it is done', async () => {
  await set({ twoFactorRoles: 'admin' });
  const page = await ada.open('/admin');
  expect([page.status, page.headers['location']]).toEqual([303, '/account/two-factor']);
  const forged = await ada.forge('/admin/auth/settings', {}, { Origin: 'http://localhost' });
  expect([forged.status, forged.text.includes('Second factor needed')]).toEqual([403, true]);
  await turnOn(ada);
  await known();
  expect((await ada.open('/admin')).status).toBe(200);
});

test('needs its permission and a proof', async () => {
  expect((await request(host.app).get(PAGE).set({ Host: 'localhost', Accept: 'text/html' })).status).toBe(
    303,
  );
  await host.models.UserSession.update({ provedAt: new Date(0) }, { where: {} });
  await known();
  const { status } = await set({ hours: '5' });
  expect(status).toBe(403);
  expect(await host.models.SecuritySetting.count()).toBe(0);
});
