import { startTestHost, type TestHost } from 'ordinal-host/testing';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
});
afterAll(() => host?.close());

const ready = (...names: readonly string[]): Promise<void> =>
  host.host.hooks.announce('host:ready', {
    modules: [],
    permissions: names.map((name) => ({ name, module: 'shop', description: `do ${name}` })),
  });
const known = async (): Promise<readonly string[]> =>
  (await host.models.Permission.findAll({ order: ['name'] })).map(({ name }) => name);

test('permissions come and go with what declares them', async () => {
  await ready('shop.buy', 'shop.sell');
  expect(await known()).toEqual(['shop.buy', 'shop.sell']);
  await ready('shop.sell', 'shop.return');
  expect(await known()).toEqual(['shop.return', 'shop.sell']);
});

test('one that has been granted stays, so that a module that was switched off comes back as it was', async () => {
  await ready('shop.buy');
  const permission = await host.models.Permission.findOne({ where: { name: 'shop.buy' } });
  const role = await host.models.Role.findOne({ where: { name: 'user' } });
  await host.models.RolePermission.create({ roleId: role?.id ?? '', permissionId: permission?.id ?? '' });
  await ready();
  expect(await known()).toEqual(['shop.buy']);
  expect(await host.models.RolePermission.count()).toBe(1);
});
