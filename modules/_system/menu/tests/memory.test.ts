import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { memoryOf } from '../memory';

let host: TestHost;
let userId: string;
beforeAll(async () => {
  host = await startTestHost({ modules: ['menu'], seed: 'needed' });
  userId = (await host.make('User')).id;
});
afterAll(() => host?.close());

test('the menu is read at most once in 800 milliseconds, however many pages are drawn', async () => {
  let now = 1_000_000;
  const { models } = host;
  const reads = jest.spyOn(models.MenuType, 'findOne');
  const people = jest.spyOn(models.UserRole, 'findAll');
  const memory = memoryOf(models, () => now);
  for (let page = 0; page < 50; page += 1) {
    await memory.arranged([]);
    await memory.known(userId);
  }
  expect([reads.mock.calls.length, people.mock.calls.length]).toEqual([1, 1]);
  now += 800;
  await Promise.all([memory.arranged([]), memory.arranged([])]);
  expect(reads).toHaveBeenCalledTimes(2);
  memory.forget(null);
  await memory.arranged([]);
  expect(reads).toHaveBeenCalledTimes(3);
});

test('while it cannot be read, what was read last stands', async () => {
  let now = 1_000_000;
  const memory = memoryOf(host.models, () => now);
  const { version } = await memory.arranged([]);
  const away = jest
    .spyOn(host.models.MenuType, 'findOne')
    .mockRejectedValue(new Error('the database is away'));
  now += 800;
  expect((await memory.arranged([])).version).toBe(version);
  await expect(memoryOf(host.models).arranged([])).rejects.toThrow('the database is away');
  away.mockRestore();
});
