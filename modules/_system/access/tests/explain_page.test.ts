import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { powersOver } from '../powers';
import { rolesInMemory } from '../roles_in_memory';
import { firstAdministrator, signedIn, type Person } from './person';

let host: TestHost;
let ada: Person;
const HERE = '/admin/access';
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
});
afterAll(() => host?.close());
beforeEach(() => host.models.RolePermission.destroy({ where: {} }));

const grant = async (role: string, ...names: string[]) => {
  const { id: roleId } = (await host.models.Role.findOne({ where: { name: role } }))!;
  for (const { id } of await host.models.Permission.findAll({ where: { name: names } }))
    await host.models.RolePermission.create({ roleId, permissionId: id });
};

describe('explain', () => {
  beforeAll(async () => {
    await signedIn(host, 'eve', ['user']);
  });

  test('answers in a chain that ends in links to the ways out', async () => {
    const jun = await signedIn(host, 'jun', ['user']);
    await grant('moderator', 'users.read');
    const { status, text } = await ada.open(`${HERE}/explain?user=jun&permission=users.read`);
    expect(status).toBe(200);
    expect(text).toContain(
      '<b>No. jun may not do this.</b><span><b>User</b> does not grant <code>users.read</code>.</span>',
    );
    const { id } = (await host.models.Role.findOne({ where: { name: 'moderator' } }))!;
    expect(text).toContain(`href="/admin/access/user-roles/new?f.user=${jun.id}&amp;f.role=${id}"`);
    expect(text).toContain('href="/admin/access?role=user&amp;q=users.read"');
  });

  test('links only to what the one who asks may do', async () => {
    await grant('moderator', 'access.manage');
    const lena = await signedIn(host, 'lena', ['moderator']);
    // What the host has read of the grants is believed for so long.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { text } = await lena.open(`${HERE}/explain?user=lena&permission=users.delete`);
    expect(text).toContain('Give lena the role <b>Administrator</b>');
    expect(text).not.toContain('/user-roles/new');
    expect(text).toContain('href="/admin/access?role=moderator');
  });

  test('finds people by name, e-mail and id, and says who and what is not known', async () => {
    const { id } = (await host.models.User.findOne({ where: { username: 'ada' } }))!;
    for (const user of ['ada', 'ada@example.org', id]) {
      const { body } = await ada.json(`${HERE}/explain?user=${user}&permission=users.read`);
      expect(body).toMatchObject({ may: true, reason: 'Administrator holds every permission.', waysOut: [] });
    }
    const { status, text } = await ada.open(`${HERE}/explain?user=nobody&permission=users.fly`);
    expect(status).toBe(400);
    expect(text).toContain('Nobody has this name');
    expect(text).toContain('There is no such permission');
    expect((await ada.open(`${HERE}/explain?who=ada`)).status).toBe(400);
    expect((await ada.open(`${HERE}/explain`)).status).toBe(200);
  });

  test('says what the host does, for everybody and every permission', async () => {
    await grant('moderator', 'users.read', 'roles.update');
    await grant('user', 'users.update');
    const suspended = await signedIn(host, 'sam', ['moderator']);
    await host.models.User.update({ status: 'suspended' }, { where: { id: suspended.id } });
    const rolesOf = rolesInMemory(host.models);
    const users = await host.models.User.findAll({
      where: { username: ['ada', 'eve', 'jun', 'lena', 'sam'] },
    });
    for (const { id, username, status } of users) {
      const may = powersOver(await rolesOf({ id, name: username }));
      for (const name of ['users.read', 'users.update', 'roles.update', 'roles.delete', 'access.manage']) {
        const { body } = await ada.json(`${HERE}/explain?user=${username}&permission=${name}`);
        expect([username, name, body.may]).toEqual([username, name, status === 'active' && may(name)]);
      }
    }
  });
});
