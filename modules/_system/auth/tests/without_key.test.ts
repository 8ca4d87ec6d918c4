import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator } from './first_administrator';
import type { Visitor } from './visitor';

const PAGE = '/account/two-factor';
let host: TestHost;
let ada: Visitor;
const before = process.env['ENCRYPTION_KEY'];
beforeAll(async () => {
  process.env['ENCRYPTION_KEY'] = '';
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  ada = await firstAdministrator(host);
});
afterAll(async () => {
  if (before === undefined) delete process.env['ENCRYPTION_KEY'];
  else process.env['ENCRYPTION_KEY'] = before;
  await host?.close();
});

test('a host without ENCRYPTION_KEY serves, and says so where something is to be encrypted', async () => {
  expect((await ada.open(PAGE)).status).toBe(200);
  const { status, text } = await ada.send(PAGE, `${PAGE}/begin`);
  expect(status).toBe(503);
  expect(text).toContain('This needs ENCRYPTION_KEY, which whoever runs this server has not set.');
  expect(text).not.toContain('database');
  expect(await host.models.TwoFactorAuth.count()).toBe(0);
  expect(await host.models.EncryptionKey.count()).toBe(0);
});
