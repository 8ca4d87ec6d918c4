import { startTestHost, type TestHost } from 'ordinal-host/testing';

describe('the tables of core', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost({ modules: ['core'] });
  });
  afterAll(() => host?.close());

  const module = (name: string, version: string | null = '1.0.0') => ({
    name,
    title: name.toUpperCase(),
    context: 'admin',
    version,
    place: 300,
    enabled: true,
  });
  const known = async (): Promise<unknown[]> =>
    (await host.models.Module.findAll({ order: ['name'] })).map(({ name, version, enabled }) => [
      name,
      version,
      enabled,
    ]);

  it('hold the modules the host has found, and forget those that are gone', async () => {
    await host.host.hooks.announce('host:ready', {
      modules: [module('shop'), module('stock')],
      permissions: [],
    });
    await host.host.hooks.announce('host:ready', {
      modules: [{ ...module('shop', '1.1.0'), enabled: false }],
      permissions: [],
    });
    expect(await known()).toEqual([['shop', '1.1.0', false]]);
  });

  it('hold what the log said loudly', async () => {
    const line = {
      level: 'error',
      message: 'broken',
      module: 'shop',
      requestId: 'r-1',
      details: { at: 3 },
      occurredAt: new Date(),
    } as const;
    await host.host.hooks.announce('host:logged', line);
    expect((await host.models.SystemLog.findOne())?.toJSON()).toMatchObject(line);
  });

  it('refuse a configuration value of another type than it says', async () => {
    const refused = host.models.CoreConfig.create({ key: 'page.size', valueType: 'number', value: 'many' });
    await expect(refused).rejects.toThrow('value must be a number');
    await host.models.CoreConfig.create({ key: 'page.size', valueType: 'number', value: 25 });
  });
});
