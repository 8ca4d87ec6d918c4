/** What the first page shows of customers: the numbers of the database, as far as whoever looks may see them. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn, type Person } from '../../modules/_system/access/tests/person';

interface Shown {
  readonly key: string;
  readonly data: Record<string, unknown>;
}

let host: TestHost;
let ada: Person;
let ines: Person & { readonly id: string };
let roleId: string;

/** Roles are remembered for less than a second. */
const aSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1_050));
const cardsOf = async (who: Person): Promise<Readonly<Record<string, Shown['data']>>> => {
  const { body } = await who.json('/admin');
  return Object.fromEntries((body as { dashboard: Shown[] }).dashboard.map(({ key, data }) => [key, data]));
};
const textsOf = (data: Shown['data'] | undefined): string[] =>
  (data?.['lines'] as { text: string }[]).map(({ text }) => text);
const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);

beforeAll(async () => {
  host = await startTestHost({ modules: ['access', 'core', 'customers'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
  roleId = (await host.models.Role.create({ name: 'sales', title: 'Sales' })).id;
  ines = await signedIn(host, 'ines', ['sales']);
  const names = ['admin.read', 'customers.read'];
  for (const { id } of await host.models.Permission.findAll({ where: { name: names } }))
    await host.models.RolePermission.create({ roleId, permissionId: id });
  const { Customer, CustomerNote } = host.models;
  const old = { createdAt: daysAgo(400) } as object;
  await Customer.bulkCreate([
    { name: 'Mine', status: 'active', email: 'mine@example.org', createdById: ines.id },
    { name: 'Recent', status: 'active' },
    { name: 'Old', status: 'active', ...old },
    { name: 'Lead', status: 'lead', ...old },
  ] as never);
  const customerId = (await Customer.findOne({ where: { name: 'Old' } }))?.id ?? '';
  const note = { customerId, noteText: 'Called' };
  await CustomerNote.bulkCreate([note, note, { ...note, createdAt: daysAgo(40) }] as never);
  await aSecond();
});
afterAll(() => host?.close());

test('count, lines and chart are those of the database', async () => {
  const cards = await cardsOf(ada);
  expect(cards['customers/active']).toMatchObject({ value: 3, more: false, words: '2 new in four weeks' });
  expect(cards['customers/active']?.['points']).toHaveLength(12);
  expect(cards['customers/notes']).toMatchObject({ value: 2, before: { value: 1 } });
  expect(cards['customers/byStatus']).toMatchObject({
    labels: ['Lead', 'Active', 'Dormant', 'Closed'],
    series: [{ values: [1, 3, 0, 0] }],
  });
  expect(textsOf(cards['customers/newest']).slice(0, 2).sort()).toEqual(['Mine', 'Recent']);
});

test('a card is not there for those who lack its permission', async () => {
  const keys = Object.keys(await cardsOf(ines));
  expect(keys.filter((key) => key.startsWith('customers/'))).toEqual([
    'customers/active',
    'customers/byStatus',
    'customers/newest',
  ]);
  expect(keys.filter((key) => /^(?:core|security|host)\//.test(key))).toEqual([]);
});

test('rules on records narrow every number, rules on fields take away what is about them', async () => {
  await host.models.RecordRule.create({
    roleId,
    table: 'customers',
    name: 'Own',
    condition: 'f.createdBy=me',
  });
  await host.models.FieldRule.create({ roleId, table: 'customers', field: 'email', effect: 'hidden' });
  await aSecond();
  const cards = await cardsOf(ines);
  expect(cards['customers/active']).toMatchObject({ value: 1, words: '1 new in four weeks' });
  expect(cards['customers/byStatus']).toMatchObject({ series: [{ values: [0, 1, 0, 0] }] });
  expect(textsOf(cards['customers/newest'])).toEqual(['Mine']);
  expect(JSON.stringify(cards)).not.toContain('mine@example.org');
  await host.models.FieldRule.create({ roleId, table: 'customers', field: 'status', effect: 'hidden' });
  await aSecond();
  const left = Object.keys(await cardsOf(ines)).filter((key) => key.startsWith('customers/'));
  expect(left).toEqual(['customers/newest']);
});

test('changes and errors of the last days are counted where they are kept', async () => {
  const now = new Date();
  await host.models.SystemLog.create({ level: 'error', message: 'It broke', occurredAt: now });
  await host.models.SystemLog.create({ level: 'warn', message: 'It creaked', occurredAt: now });
  await host.models.SystemLog.create({ level: 'error', message: 'Long ago', occurredAt: daysAgo(3) });
  const cards = await cardsOf(ada);
  expect(cards['core/errors']).toMatchObject({ value: 1 });
  expect(textsOf(cards['core/latest'])).toEqual(['It broke']);
  const [{ values }] = cards['security/activity']?.['series'] as [{ values: number[] }];
  expect(values).toHaveLength(14);
  expect(values.at(-1)).toBeGreaterThan(3);
});
