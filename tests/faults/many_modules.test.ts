/** A project of hundreds of modules: every one gets its table, its pages, its route and its listener. */
import path from 'node:path';
import { start, type Started } from '../../app/start';
import { testDatabase, type TestDatabase } from '../support/database';
import { addressOf, listOf, manyModules } from '../support/many_modules';
import { moduleTree } from '../support/module_tree';

const COUNT = 300;

let base: TestDatabase;
let host: Started;
beforeAll(async () => {
  base = await testDatabase();
  const { root } = moduleTree(manyModules(COUNT));
  host = await start({
    root,
    environment: {
      NODE_ENV: 'test',
      DATA_DIR: path.join(root, '.data'),
      DATABASE_URL: base.url,
      PORT: '0',
      LOG_LEVEL: 'silent',
    },
    migrate: true,
  });
});
afterAll(async () => {
  await host.close('the test ends');
  await base.close();
});

const ask = async (address: string, init: RequestInit = {}): Promise<{ status: number; text: string }> => {
  const answer = await fetch(host.address + address, {
    ...init,
    headers: { Accept: 'application/json', ...init.headers },
  });
  return { status: answer.status, text: await answer.text() };
};

test('nothing is found wrong with them', () => {
  expect(host.findings).toEqual([]);
  expect(host.host.project.registry.models).toHaveLength(COUNT);
  expect(host.host.hooks.listeners).toHaveLength(COUNT);
});

test.each([0, 1, 150, 298, 299])(
  'module %i answers its own route, its list, and hears of its rows',
  async (index) => {
    expect(await ask(addressOf(index))).toEqual({ status: 200, text: `hello ${index}` });
    expect((await ask(listOf(index))).status).toBe(200);
    const make = (name: string): ReturnType<typeof ask> =>
      ask(`${listOf(index)}/new`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name }),
      });
    expect((await make('kept')).status).toBe(201);
    expect(await make('refused')).toMatchObject({ status: 409 });
    expect(JSON.parse((await ask(listOf(index))).text)).toMatchObject({ total: 1 });
  },
);

test('the pages about all of them are drawn', async () => {
  for (const address of ['/admin', '/admin/system/modules', '/admin/system/models']) {
    const { status } = await ask(address, { headers: { Accept: 'text/html' } });
    expect([address, status]).toEqual([address, 200]);
  }
});
