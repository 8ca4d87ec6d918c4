import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn, type Person } from './person';

let host: TestHost;
let ada: Person;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  ada = await firstAdministrator(host);
});
afterAll(() => host?.close());

const roleOf = async (name: string) => (await host.models.Role.findOne({ where: { name } }))!;
const userOf = async (username: string) => (await host.models.User.findOne({ where: { username } }))!;
const grantOf = async (username: string, role: string) =>
  (await host.models.UserRole.findOne({
    where: { userId: (await userOf(username)).id, roleId: (await roleOf(role)).id },
  }))!;
const LAST = 'This is the last active account with the role Administrator';

describe('a built-in role', () => {
  test('keeps its name: the form says so at the field, and nothing is stored', async () => {
    const { id } = await roleOf('moderator');
    const page = `/admin/access/roles/${id}/edit`;
    const answer = await ada.send(page, page, { name: 'warden', title: 'Warden' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#name">Name: must stay moderator: this role is built in</a>');
    expect((await roleOf('moderator')).title).toBe('Moderator');
  });

  test('may get another title', async () => {
    const { id } = await roleOf('premium');
    const page = `/admin/access/roles/${id}/edit`;
    const answer = await ada.send(page, page, { name: 'premium', title: 'Patron' });
    expect(answer.status).toBe(303);
    expect((await roleOf('premium')).title).toBe('Patron');
  });

  test('cannot be deleted, by a page or by code', async () => {
    const { id } = await roleOf('guest');
    const page = `/admin/access/roles/${id}/delete`;
    const answer = await ada.send(page, page);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('The role Guest is built in and cannot be deleted.');
    await expect(host.models.Role.destroy({ where: { name: 'guest' } })).rejects.toThrow('built in');
    await expect((await roleOf('guest')).update({ builtIn: false })).rejects.toThrow('built in');
    await expect(host.models.Role.update({ name: 'x' }, { where: { name: 'guest' } })).rejects.toThrow(
      'built in',
    );
    expect(await roleOf('guest')).toMatchObject({ title: 'Guest', builtIn: true });
  });

  test('others are renamed and deleted as one likes', async () => {
    const role = await host.make('Role', { name: 'sales', title: 'Sales' });
    await role.update({ name: 'selling' });
    await role.destroy();
    expect(await host.models.Role.findOne({ where: { name: 'selling' } })).toBeNull();
  });
});

describe('the role that holds everything', () => {
  test('is given by those who have it, and by nobody who may merely give out roles', async () => {
    const { models } = host;
    const clerk = await models.Role.create({ name: 'clerk', title: 'Clerk' });
    for (const name of [
      'user_roles.read',
      'user_roles.create',
      'user_roles.update',
      'users.read',
      'roles.read',
    ]) {
      const permission = await models.Permission.create({ name });
      await models.RolePermission.create({ roleId: clerk.id, permissionId: permission.id });
    }
    const carl = await signedIn(host, 'carl', ['clerk']);
    // What was granted before is believed for less than a second.
    await new Promise((resolve) => setTimeout(resolve, 900));
    const [everything, moderator] = [await roleOf('admin'), await roleOf('moderator')];
    const page = '/admin/access/user-roles/new';
    const own = await carl.send(page, page, { userId: carl.id, roleId: everything.id });
    expect(own.status).toBe(422);
    expect(own.text).toContain('Role: only somebody who has the role Administrator may give it');
    const { id: userId } = await host.make('User', { username: 'dora' });
    expect((await carl.send(page, page, { userId, roleId: moderator.id })).status).toBe(303);
    const edit = `/admin/access/user-roles/${(await grantOf('dora', 'moderator')).id}/edit`;
    expect((await carl.send(edit, edit, { userId, roleId: everything.id })).status).toBe(422);
    expect(await models.UserRole.count({ where: { roleId: everything.id } })).toBe(1);
    expect((await ada.send(page, page, { userId: carl.id, roleId: everything.id })).status).toBe(303);
    await models.UserRole.destroy({ where: { userId: carl.id } });
  });
});

describe('the last one who may do everything', () => {
  test('cannot lose the role', async () => {
    const grant = await grantOf('ada', 'admin');
    const page = `/admin/access/user-roles/${grant.id}`;
    const deleted = await ada.send(`${page}/delete`, `${page}/delete`);
    expect(deleted.status).toBe(422);
    expect(deleted.text).toContain(LAST);
    const moved = await ada.send(`${page}/edit`, `${page}/edit`, {
      userId: grant.userId,
      roleId: (await roleOf('user')).id,
    });
    expect(moved.status).toBe(422);
    expect(moved.text).toContain(
      'Role: must stay: this is the last active account with the role Administrator',
    );
    await expect(host.models.UserRole.destroy({ where: { id: grant.id } })).rejects.toThrow(LAST);
    expect(await grantOf('ada', 'admin')).not.toBeNull();
  });

  test.each(['pending', 'suspended', 'banned', 'deleted'])('cannot become %s', async (status) => {
    const { id, username } = await userOf('ada');
    const page = `/admin/user/users/${id}/edit`;
    const answer = await ada.send(page, page, { username, status, emailVerified: 'true' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Status: must stay: this is the last active account');
    expect((await userOf('ada')).status).toBe('active');
  });

  test('cannot be deleted, to the trash or for good', async () => {
    const { id } = await userOf('ada');
    const page = `/admin/user/users/${id}/delete`;
    expect((await ada.send(page, page)).text).toContain(LAST);
    await expect(host.models.User.destroy({ where: { id } })).rejects.toThrow(LAST);
    await expect(host.models.User.destroy({ where: { id }, force: true })).rejects.toThrow(LAST);
    await expect((await userOf('ada')).destroy()).rejects.toThrow(LAST);
    expect(await userOf('ada')).not.toBeNull();
  });

  test('may leave once there is another, who then is the last', async () => {
    await signedIn(host, 'grace', ['admin']);
    await (await userOf('ada')).update({ status: 'suspended' });
    await expect((await userOf('grace')).update({ status: 'suspended' })).rejects.toThrow(LAST);
    await (await userOf('ada')).update({ status: 'active' });
    await (await grantOf('grace', 'admin')).destroy();
    await (await userOf('grace')).destroy();
  });

  test('is one of two who give it up at the same moment', async () => {
    await signedIn(host, 'jun', ['admin']);
    const give = async (name: string) =>
      host.models.UserRole.destroy({ where: { id: (await grantOf(name, 'admin')).id } });
    const both = await Promise.allSettled([give('ada'), give('jun')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { id } = await roleOf('admin');
    expect(await host.models.UserRole.count({ where: { roleId: id } })).toBe(1);
  });
});

describe('an account that may do everything', () => {
  let ines: Person;
  let root: Person;
  let admin: Awaited<ReturnType<typeof userOf>>;
  beforeAll(async () => {
    const role = await host.make('Role', { name: 'keepers', title: 'Keepers' });
    for (const name of ['auth.manage', 'users.read', 'users.update', 'users.delete', 'user_emails.update']) {
      const there = await host.models.Permission.findOne({ where: { name } });
      const permission = there ?? (await host.models.Permission.create({ name }));
      await host.models.RolePermission.create({ roleId: role.id, permissionId: permission.id });
    }
    ines = await signedIn(host, 'keeper', ['keepers']);
    root = await signedIn(host, 'root', ['admin']);
    admin = await userOf('root');
  });
  const ONLY = 'Only somebody who has the role Administrator may change this account.';

  test('is not changed by somebody who looks after accounts: no address of theirs, no link, no signing out', async () => {
    const edit = `/admin/user/users/${admin.id}/edit`;
    const form = { username: 'root', email: 'keeper@evil.example', status: 'active', emailVerified: 'true' };
    const sent = await ines.send(edit, edit, form);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(ONLY);
    for (const what of ['link', 'sign-out']) {
      const answer = await ines.send('/admin/auth', `/admin/auth/${admin.id}/${what}`);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(ONLY);
    }
    expect(
      (await ines.send(`/admin/user/users/${admin.id}/delete`, `/admin/user/users/${admin.id}/delete`))
        .status,
    ).toBe(422);
    expect(await userOf('root')).toMatchObject({ email: admin.email, status: 'active', deletedAt: null });
    expect(
      await host.models.SecurityToken.count({
        where: { subjectId: admin.id, purpose: 'auth.new_password', usedAt: null },
      }),
    ).toBe(0);
  });

  test('others are, and it changes itself', async () => {
    const other = await host.models.User.create({
      username: 'plain',
      email: 'plain@example.com',
      status: 'active',
    });
    expect((await ines.send('/admin/auth', `/admin/auth/${other.id}/link`)).status).toBe(200);
    expect(
      (
        await root.send('/account/profile', '/account/profile', {
          displayName: 'Root',
          preferredLanguage: 'en',
          timeZone: 'UTC',
        })
      ).status,
    ).toBe(303);
    expect((await root.send('/admin/auth', `/admin/auth/${admin.id}/link`)).status).toBe(200);
  });
});

describe('whoever looks after accounts gets no power over others that they lack', () => {
  let clerk: Person & { readonly id: string };
  let boss: Awaited<ReturnType<typeof userOf>>;
  beforeAll(async () => {
    const granting = async (name: string, ...permissions: string[]): Promise<void> => {
      const role = await host.make('Role', { name, title: name });
      for (const one of permissions) {
        const there = await host.models.Permission.findOne({ where: { name: one } });
        const permission = there ?? (await host.models.Permission.create({ name: one }));
        await host.models.RolePermission.create({ roleId: role.id, permissionId: permission.id });
      }
    };
    await granting('deciders', 'access.manage');
    await granting(
      'people',
      'user_roles.read',
      'user_roles.create',
      'users.read',
      'users.update',
      'auth.manage',
    );
    clerk = await signedIn(host, 'clerk', ['people']);
    await signedIn(host, 'boss', ['deciders']);
    boss = await userOf('boss');
    // What was granted before is believed for less than a second.
    await new Promise((resolve) => setTimeout(resolve, 900));
  });

  test('by giving themselves, or an account they made, a role that decides about roles', async () => {
    const page = '/admin/access/user-roles/new';
    const { id: other } = await host.make('User', { username: 'puppet' });
    const { id: roleId } = await roleOf('deciders');
    for (const userId of [clerk.id, other]) {
      const { status, text } = await clerk.send(page, page, { userId, roleId });
      expect([status, text.includes('only somebody who has access.manage may give it')]).toEqual([422, true]);
    }
    expect(await host.models.UserRole.count({ where: { roleId } })).toBe(1);
    const { id: own } = await roleOf('people');
    expect((await clerk.send(page, page, { userId: other, roleId: own })).status).toBe(303);
  });

  test('by getting into the account of somebody who decides about roles', async () => {
    const edit = `/admin/user/users/${boss.id}/edit`;
    const sent = await clerk.send(edit, edit, { username: 'boss', email: 'clerk@evil.example' });
    expect([sent.status, sent.text.includes('Only somebody who has access.manage may change')]).toEqual([
      422,
      true,
    ]);
    expect((await clerk.send('/admin/auth', `/admin/auth/${boss.id}/link`)).status).toBe(422);
    expect((await userOf('boss')).email).toBe(boss.email);
  });
});
