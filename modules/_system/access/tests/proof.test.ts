import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn, type Person } from './person';

let host: TestHost;
let ada: Person;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
});
afterAll(() => host?.close());

const AGAIN = '/sign-in/again';
const NEW = '/admin/access/user-roles/new';
const PASSWORD = 'correct horse battery';
/** As if everybody had signed in eleven minutes ago; what was read of sessions is forgotten within a second. */
const letTimePass = async (): Promise<void> => {
  await host.models.UserSession.update({ provedAt: new Date(Date.now() - 11 * 60_000) }, { where: {} });
  await new Promise((resolve) => setTimeout(resolve, 900));
};

test('a role is given by somebody who has just shown that it is them; what they had filled in is kept', async () => {
  const { id: userId } = await signedIn(host, 'grace');
  const role = await host.models.Role.findOne({ where: { name: 'moderator' } });
  const roleId = role?.id ?? '';
  const opened = await ada.open(NEW);
  await letTimePass();
  expect((await ada.open(NEW)).headers['location']).toBe(`${AGAIN}?next=${encodeURIComponent(NEW)}`);
  const asked = await ada.sendFrom(opened, NEW, { userId, roleId });
  expect([asked.status, asked.text.includes('Nothing has been done yet')]).toEqual([403, true]);
  expect(await host.models.UserRole.count({ where: { userId } })).toBe(0);
  const ready = await ada.sendFrom(asked, AGAIN, { password: PASSWORD });
  const given = await ada.sendFrom(ready, NEW);
  expect(given.status).toBe(303);
  expect(await host.models.UserRole.count({ where: { userId, roleId } })).toBe(1);
});

test('what a role holds is changed after a proof as well', async () => {
  const opened = await ada.open('/admin/access?role=user');
  await letTimePass();
  const before = await host.models.RolePermission.count();
  const asked = await ada.sendFrom(opened, '/admin/access', { 'users.read': 'on' });
  expect(asked.status).toBe(403);
  expect(await host.models.RolePermission.count()).toBe(before);
  const ready = await ada.sendFrom(asked, AGAIN, { password: PASSWORD });
  expect((await ada.sendFrom(ready, '/admin/access')).status).toBe(303);
  expect(await host.models.RolePermission.count()).toBe(before + 1);
});

test('looking is not asked about', async () => {
  await letTimePass();
  for (const page of ['/admin/access', '/admin/access/user-roles', '/admin/access/role-permissions'])
    expect((await ada.open(page)).status).toBe(200);
});
