import { AS_STORED } from 'ordinal-host';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { letTimePass, shownBy, turnOn } from './authenticator_app';
import { hashPassword } from '../passwords';
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

const PAGE = '/admin/security/encryption';
/** What is asked of the model beside what its types say: secrets as they are stored. */
const rows = () =>
  host.models.TwoFactorAuth as unknown as {
    findAll(query: object): Promise<{ readonly id: string; readonly secret: string }[]>;
    update(values: object, query: object): Promise<unknown>;
  };
const stored = async () => (await rows().findAll({ order: ['id'], ...AS_STORED })).map((row) => row.secret);

test('a new key takes over what is encrypted, and people sign in as before', async () => {
  const [before = ''] = await stored();
  const { status, text } = await ada.send(PAGE, `${PAGE}/rotate`);
  expect([status, text.includes('1 value was moved to the newest key.')]).toEqual([200, true]);
  const [after = ''] = await stored();
  expect(after.split(':')[1]).not.toBe(before.split(':')[1]);
  await letTimePass(host, 'ada');
  const one = visitor(host.app);
  await one.send('/login', '/login', { login: 'ada', password: PASSWORD });
  const second = await one.send('/sign-in/second', '/sign-in/second', { code: shownBy(secret) });
  expect(second.status).toBe(303);
});

test('what cannot be read stays as it is and is named; the rest is moved, now or when it is gone on with', async () => {
  const { id: userId } = await host.make('User', { status: 'active' });
  const [good = ''] = await stored();
  const broken = await host.models.TwoFactorAuth.create({ userId, secret: 'JBSWY3DPEHPK3PXP' });
  await rows().update({ secret: good }, { where: { id: broken.id }, validate: false, ...AS_STORED });
  const { text } = await ada.send(PAGE, `${PAGE}/rotate`);
  expect(text).toContain('1 value was moved to the newest key. 1 cannot be read and stays as it is');
  expect(text).toContain(`two_factor_auths.secret of ${broken.id} cannot be decrypted`);
  expect(await stored()).toContain(good);
  expect(text).toContain('Move 1 left to the newest key');
  await host.models.TwoFactorAuth.destroy({ where: { id: broken.id } });
  // As if the work had been stopped half-way.
  const newest = await host.models.EncryptionKey.findOne({ order: [['createdAt', 'DESC']] });
  expect((await stored()).every((one) => one.startsWith(`v1:${newest?.id}:`))).toBe(true);
  const again = await ada.send(PAGE, `${PAGE}/rotate`).then(() => ada.open(PAGE));
  expect(again.text).not.toContain('left to the newest key');
});

test('a key that something is encrypted with is not deleted, one that is empty may be', async () => {
  const { EncryptionKey } = host.models;
  const keys = await EncryptionKey.findAll({ order: [['createdAt', 'DESC']] });
  const [newest, ...old] = keys.map(({ id }) => `/admin/security/encryption-keys/${id}/delete`);
  const refused = await ada.send(newest ?? '', newest ?? '');
  expect([refused.status, refused.text.includes('One value is encrypted with this key.')]).toEqual([
    409,
    true,
  ]);
  expect(await EncryptionKey.count()).toBe(keys.length);
  expect((await ada.send(old[0] ?? '', old[0] ?? '')).status).toBe(303);
  expect(await EncryptionKey.count()).toBe(keys.length - 1);
});

test('needs its permission, to look and to move', async () => {
  const passwordHash = await hashPassword(PASSWORD);
  await host.make('User', { username: 'grace', status: 'active', passwordHash });
  const grace = visitor(host.app);
  await grace.send('/login', '/login', { login: 'grace', password: PASSWORD });
  const token = /name="csrf_token" value="([^"]+)"/.exec((await grace.open('/account')).text)?.[1];
  const before = await host.models.EncryptionKey.count();
  expect((await grace.open(PAGE)).status).toBe(403);
  for (const action of ['rotate', 'go-on']) {
    const headers = { Origin: 'http://localhost' };
    expect((await grace.forge(`${PAGE}/${action}`, { csrf_token: token }, headers)).status).toBe(403);
  }
  expect(await host.models.EncryptionKey.count()).toBe(before);
});
