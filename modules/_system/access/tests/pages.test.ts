import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { powersOver } from '../powers';
import { rolesInMemory } from '../roles_in_memory';
import { firstAdministrator, signedIn, ticked, type Person } from './person';

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

const grantsOf = async (role: string): Promise<string[]> => {
  const { body } = await ada.json(HERE);
  return (body as { roles: { name: string; grants: string[] }[] }).roles.find(({ name }) => name === role)!
    .grants;
};
const grant = async (role: string, ...names: string[]) => {
  const { id: roleId } = (await host.models.Role.findOne({ where: { name: role } }))!;
  for (const { id } of await host.models.Permission.findAll({ where: { name: names } }))
    await host.models.RolePermission.create({ roleId, permissionId: id });
};

describe('the matrix', () => {
  test('gives and takes in one go, and says so', async () => {
    await grant('moderator', 'users.read', 'roles.read');
    const answer = await ada.send(`${HERE}?role=moderator`, HERE, {
      'users.read': 'on',
      'users.update': 'on',
      'auth.manage': 'on',
    });
    expect([answer.status, answer.headers['location']]).toEqual([303, `${HERE}?role=moderator&saved=2.1`]);
    expect(await grantsOf('moderator')).toEqual(['auth.manage', 'users.read', 'users.update']);
    const { text } = await ada.open(String(answer.headers['location']));
    expect(text).toContain('Saved: Moderator gains 2 permissions and loses 1 permission');
    expect(Object.keys(ticked(text)).sort()).toEqual(['auth.manage', 'users.read', 'users.update']);
    expect(text).toContain('<span class="ord">100</span>Users');
    expect(text).toContain('aria-label="Moderator may see users"');
  });

  test('changes only what stands in it', async () => {
    await grant('user', 'roles.read');
    const answer = await ada.send(`${HERE}?role=user&q=users.read`, HERE, { 'users.read': 'on' });
    expect(answer.status).toBe(303);
    expect(await grantsOf('user')).toEqual(['roles.read', 'users.read']);
  });

  test('does not overwrite what somebody else has changed meanwhile', async () => {
    await grant('user', 'users.read');
    const opened = await ada.open(`${HERE}?role=user`);
    await grant('user', 'roles.read');
    const late = await ada.sendFrom(opened, HERE, { 'users.read': 'on', 'users.update': 'on' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('<b>Not saved yet.</b> Somebody changed what <b>User</b> holds');
    expect(late.text).toContain('<code>roles.read</code> was given');
    expect(late.text).toContain('Yours are kept and marked: <code>users.update</code>');
    expect(late.text).toContain('1 unsaved change');
    expect(Object.keys(ticked(late.text)).sort()).toEqual(['roles.read', 'users.read', 'users.update']);
    expect(await grantsOf('user')).toEqual(['roles.read', 'users.read']);
    const again = await ada.sendFrom(late, HERE, ticked(late.text));
    expect(again.status).toBe(303);
    expect(await grantsOf('user')).toEqual(['roles.read', 'users.read', 'users.update']);
  });

  test('lets the first of two who save at once win, and tells the second', async () => {
    const opened = await ada.open(`${HERE}?role=user`);
    const both = await Promise.all([
      ada.sendFrom(opened, HERE, { 'users.read': 'on' }),
      ada.sendFrom(opened, HERE, { 'users.update': 'on' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await grantsOf('user')).toHaveLength(1);
  });

  test('refuses names it does not know, all at once, and changes nothing', async () => {
    const answer = await ada.send(`${HERE}?role=user`, HERE, {
      'users.read': 'on',
      'users.fly': 'on',
      other: 'x',
    });
    expect(answer.status).toBe(400);
    for (const name of ['users.fly', 'other']) expect(answer.text).toContain(`<code>${name}</code>`);
    expect((await ada.send(`${HERE}?role=user`, HERE, { '~role': 'nobody' })).status).toBe(400);
    expect(await grantsOf('user')).toEqual([]);
    for (const query of ['role=nobody', 'rolle=user', 'role=user&role=admin', 'saved=x'])
      expect((await ada.open(`${HERE}?${query}`)).status).toBe(400);
  });

  test('shows that the administrator holds everything, and has nothing to change there', async () => {
    const { text } = await ada.open(`${HERE}?role=admin`);
    expect(text).toContain('holds every permission there is');
    expect(text).not.toContain('type="checkbox"');
    const answer = await ada.send(`${HERE}?role=admin`, HERE, { 'users.read': 'on' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Administrator holds every permission; that cannot be changed.');
  });

  test('needs access.manage, to look and to change', async () => {
    const eve = await signedIn(host, 'eve', ['user']);
    const seen = await eve.open(HERE);
    expect(seen.status).toBe(403);
    expect(seen.text).toContain('It takes the permission <code>access.manage</code>');
    const sent = await eve.send('/account', HERE, { '~role': 'user' });
    expect(sent.status).toBe(403);
    expect(sent.text).toContain('<code>access.manage</code>');
    expect((await eve.open(`${HERE}/explain?user=eve&permission=users.read`)).status).toBe(403);
  });

  test('has nothing inline', async () => {
    for (const page of [HERE, `${HERE}/explain?user=ada&permission=users.read`])
      expect((await ada.open(page)).text).not.toMatch(/\sstyle=|<style|<script>|\son[a-z]+=/);
  });
});

describe('a group of permissions', () => {
  test('is shown by itself, given in one go and taken in one go', async () => {
    const group = await host.models.PermissionGroup.create({ title: 'Looks after people' });
    const permissions = await host.models.Permission.findAll({
      where: { name: ['users.read', 'users.update'] },
    });
    for (const { id: permissionId } of permissions)
      await host.models.PermissionGrouping.create({ groupId: group.id, permissionId });
    await grant('moderator', 'users.read');
    const page = `${HERE}?role=moderator&group=${group.id}`;
    const { text } = await ada.open(page);
    expect(text).toContain('Give all 2 to Moderator');
    expect(
      [...text.matchAll(/<th scope="row"><span class="ord">(\d+)/g)].map(([, number]) => number),
    ).toEqual(['100']);
    const send = (does: string) =>
      ada.send(page, `${HERE}/groups`, { role: 'moderator', group: group.id, does });
    expect((await send('give')).headers['location']).toContain('saved=1.0');
    expect(await grantsOf('moderator')).toEqual(['users.read', 'users.update']);
    expect((await send('take')).headers['location']).toContain('saved=0.2');
    expect(await grantsOf('moderator')).toEqual([]);
    expect((await send('keep')).status).toBe(400);
  });
});

describe('a grant', () => {
  test('that is taken away is gone within a second', async () => {
    let now = 1_000_000;
    const rolesOf = rolesInMemory(host.models, () => now);
    const { id } = await signedIn(host, 'tomas', ['moderator']);
    await grant('moderator', 'users.read');
    const may = async () => powersOver(await rolesOf({ id, name: 'tomas' }))('users.read');
    expect(await may()).toBe(true);
    await host.models.RolePermission.destroy({ where: {} });
    now += 1_000;
    expect(await may()).toBe(false);
    await grant('moderator', 'users.read');
    now += 1_000;
    expect(await may()).toBe(true);
    await host.models.UserRole.destroy({ where: { userId: id } });
    now += 1_000;
    expect(await may()).toBe(false);
  });
});
