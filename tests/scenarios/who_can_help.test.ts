/** Whoever is refused learns what it takes, and whom to ask. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn, type Person } from '../../modules/_system/access/tests/person';
import { visitor } from '../../modules/_system/auth/tests/visitor';

const LIST = '/admin/customers/customers';
let host: TestHost;
let ines: Person & { readonly id: string };

const role = async (name: string, ...permissions: string[]): Promise<void> => {
  const { id: roleId } = await host.models.Role.create({ name, title: name });
  for (const { id } of await host.models.Permission.findAll({ where: { name: permissions } }))
    await host.models.RolePermission.create({ roleId, permissionId: id });
};
const helpersIn = (html: string): string[] =>
  [...html.matchAll(/<b class="nm">([^<]*)<\/b> <span class="muted">([^<]*)</g)].map(
    ([, name = '', can = '']) => `${name} ${can}`,
  );

beforeAll(async () => {
  host = await startTestHost({ modules: ['access', 'customers'], seed: 'needed' });
  await host.ready();
  await firstAdministrator(host);
  await role('looking', 'admin.read', 'customers.read');
  await role('clearing', 'customers.delete');
  ines = await signedIn(host, 'ines', ['looking']);
  await signedIn(host, 'tidy', ['clearing']);
  const gone = await signedIn(host, 'gone', ['clearing']);
  await host.models.User.update({ status: 'suspended' }, { where: { id: gone.id } });
});
afterAll(() => host?.close());

test('the page names a few who can do it, and a few who can grant it, and nobody who cannot sign in', async () => {
  const { id } = await host.models.Customer.create({ name: 'Mine' });
  const { status, text } = await ines.open(`${LIST}/${id}/delete`);
  expect(status).toBe(403);
  expect(text).toContain('<code>customers.delete</code>');
  expect(helpersIn(text)).toEqual([
    expect.stringMatching(/ can do it, and grant the permission$/),
    'tidy can do it',
  ]);
});

test('nobody is named to themselves, to a stranger or to a program', async () => {
  const { text } = await ines.open(`${LIST}/new`);
  expect(helpersIn(text).join()).not.toContain('ines');
  expect(helpersIn((await visitor(host.app).open(`${LIST}/new`)).text)).toEqual([]);
  expect(JSON.stringify((await ines.json(`${LIST}/new`)).body)).not.toContain('helpers');
});
