/** The menu and two hosts on one database: as two processes, as far as the database can tell. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { boot, type Host } from '../../core/boot';
import type { AskedMenu, Identity } from '../../core/declare';
import { aSecond, firstAdministrator, type Person } from '../../modules/_system/menu/tests/person';

let host: TestHost;
let other: Host;
let ada: Person;
beforeAll(async () => {
  host = await startTestHost({ modules: ['menu'], seed: 'needed' });
  await host.ready();
  other = await boot({ project: host.host.project, database: host.host.database, log: host.host.log });
  ada = await firstAdministrator(host);
});
afterAll(async () => {
  await other?.close();
  await host?.close();
});

const group = (key: string, ...addresses: string[]) =>
  ({
    key,
    range: '',
    title: key,
    kind: 'system',
    entries: addresses.map((to) => ({
      to,
      title: to,
      number: undefined,
      icon: 'lock',
      permission: undefined,
      count: undefined,
    })),
  }) as const;

test('what is arranged at one is seen at the other within a second', async () => {
  const identity: Identity = { id: ada.id, name: 'ada' };
  const groups = [group('system', '/admin/system/modules', '/admin/system/models')];
  const asked: AskedMenu = {
    identity,
    may: () => true,
    page: { address: '/', title: '', lasting: false },
    contributed: groups,
    groups,
    buttons: [],
  };
  const seenThere = async (): Promise<string[]> =>
    (await other.hooks.filter('host:menu', asked)).groups.flatMap(({ entries }) =>
      entries.map(({ to }) => to),
    );
  expect(await seenThere()).toEqual(['/admin/system/modules', '/admin/system/models']);
  await ada.send('/admin/menu', '/admin/menu', { do: 'down link /admin/system/modules' });
  await aSecond();
  expect(await seenThere()).toEqual(['/admin/system/models', '/admin/system/modules']);
  await ada.send('/admin/menu', '/admin/menu', { do: 'hide link /admin/system/models' });
  await aSecond();
  expect(await seenThere()).toEqual(['/admin/system/modules']);
});
