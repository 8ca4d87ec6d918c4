/** One search over pages and records: it finds what somebody may open, and nothing else, in no form of answer. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn, type Person } from '../../modules/_system/access/tests/person';
import request from 'supertest';
import { describeOnServer } from '../support/database';

interface Found {
  readonly q: string;
  readonly groups: readonly {
    readonly key: string;
    readonly items: readonly {
      readonly number?: number;
      readonly text: string;
      readonly detail: string;
      readonly to: string;
    }[];
  }[];
  readonly left: readonly { readonly text: string; readonly to: string }[];
  readonly milliseconds: number;
}

let host: TestHost;
let ada: Person;
let ines: Person & { readonly id: string };
let role: string;

const search = async (who: Person, q: string): Promise<Found> =>
  (await who.json(`/admin/search?${new URLSearchParams({ q }).toString()}`)).body as Found;
const itemsOf = async (who: Person, q: string, group: string) =>
  (await search(who, q)).groups.find(({ key }) => key === group)?.items ?? [];
const textsOf = async (who: Person, q: string, group: string): Promise<string[]> =>
  (await itemsOf(who, q, group)).map(({ text }) => text);
const grant = async (...names: string[]): Promise<void> => {
  for (const { id } of await host.models.Permission.findAll({ where: { name: names } }))
    await host.models.RolePermission.create({ roleId: role, permissionId: id });
};
/** Roles are remembered for less than a second. */
const aSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1_050));

beforeAll(async () => {
  host = await startTestHost({ modules: ['access', 'customers', 'menu'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
  role = (await host.models.Role.create({ name: 'sales', title: 'Sales' })).id;
  ines = await signedIn(host, 'ines', ['sales']);
  await grant('customers.read');
  const mine = {
    name: 'Kestrel Marine',
    status: 'lead',
    createdById: ines.id,
    email: 'hidden-word@example.org',
  };
  const theirs = { name: 'Kestrel Optik', status: 'active', email: 'optik@example.org' };
  const { id } = await host.models.Customer.create(mine as never);
  await host.models.Customer.create(theirs as never);
  await host.models.Customer.create({ name: '100%_sure \\ Ltd' });
  await host.models.CustomerNote.create({ customerId: id, noteText: 'Kestrel wants a quote' });
  await aSecond();
});
afterAll(() => host?.close());

test('finds records of several tables, what can be done, and pages, each with its number', async () => {
  const { groups, left } = await search(ada, 'kestrel');
  expect(left).toEqual([]);
  expect(groups.map(({ key }) => key)).toEqual(['records', 'do', 'pages']);
  const records = await itemsOf(ada, 'kestrel', 'records');
  expect(records.map(({ number, text }) => `${number} ${text}`)).toEqual(
    expect.arrayContaining(['300 Kestrel Marine', '300 Kestrel Optik', '303 Kestrel wants a quote']),
  );
  expect(await textsOf(ada, 'kestrel', 'pages')).toContain('All customers with “kestrel”');
  expect((await textsOf(ada, 'kestrel', 'do'))[0]).toMatch(/^Edit Kestrel/);
  expect(await itemsOf(ada, 'new customer', 'do')).toContainEqual(
    expect.objectContaining({ number: 300, text: 'New customer', to: '/admin/customers/customers/new' }),
  );
  expect((await search(ada, '300')).groups[0]?.items[0]).toMatchObject({ to: '/admin/customers/customers' });
});

test('looks into every table, however much there is in the first ones', async () => {
  const some = await host.models.Customer.findOne({ where: { name: 'Kestrel Marine' } });
  const customerId = some?.id ?? '';
  const ten = Array.from({ length: 10 }, (_, index) => index);
  await host.models.CustomerNote.bulkCreate(
    ten.map((at) => ({ customerId, noteText: `about plenty ${at}` })),
  );
  await host.models.CustomerContact.bulkCreate(
    ten.map((at) => ({
      customerId,
      contactType: 'email',
      contactValue: `plenty-${at}@example.org`,
    })) as never,
  );
  await host.models.CustomerAddress.bulkCreate(
    ten.map((at) => ({
      customerId,
      street: `Row ${at}`,
      city: 'Old Plenty',
      postalCode: '1',
      country: 'DE',
    })),
  );
  await host.models.CustomerSegment.bulkCreate(ten.map((at) => ({ name: `of plenty ${at}` })));
  await host.models.Customer.create({ name: 'Plenty Ltd' });
  const records = await itemsOf(ada, 'plenty', 'records');
  expect(records.length).toBeLessThanOrEqual(16);
  expect(records).toContainEqual(expect.objectContaining({ number: 300, text: 'Plenty Ltd' }));
  for (const list of ['customers', 'notes', 'contacts', 'addresses', 'segments'])
    expect(await textsOf(ada, 'plenty', 'pages')).toContain(`All ${list} with “plenty”`);
});

test('takes what is typed as it is', async () => {
  expect(await textsOf(ada, '100%_sure', 'records')).toEqual(['100%_sure \\ Ltd']);
  expect(await textsOf(ada, '\\', 'records')).toEqual(['100%_sure \\ Ltd']);
  expect(await textsOf(ada, 'k%l', 'records')).toEqual([]);
  expect(await textsOf(ada, "'; DROP TABLE customers; --", 'records')).toEqual([]);
  const { text, status } = await ada.open('/admin/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E');
  expect(status).toBe(200);
  expect(text).not.toContain('<script>alert');
});

test('shows each what they may open, and says nothing of the rest', async () => {
  const { groups } = await search(ines, 'kestrel');
  expect(groups.flatMap(({ items }) => items.map(({ number }) => number))).toEqual([300, 300, 300]);
  expect(await textsOf(ines, 'new customer', 'do')).toEqual([]);
  expect(await textsOf(ines, 'modules', 'pages')).toEqual([]);
  expect(await textsOf(ada, 'modules', 'pages')).toContain('Modules');
  expect(await textsOf(ines, 'user', 'records')).toEqual([]);
});

test('keeps to rules on records and fields, in every form of answer', async () => {
  const rule = { roleId: role, table: 'customers', name: 'Own', condition: 'f.createdBy=me' };
  await host.models.RecordRule.create(rule);
  await host.models.FieldRule.create({ roleId: role, table: 'customers', field: 'email', effect: 'hidden' });
  await aSecond();
  expect(await textsOf(ines, 'kestrel', 'records')).toEqual(['Kestrel Marine']);
  expect(await textsOf(ines, 'optik', 'records')).toEqual([]);
  expect(await textsOf(ines, 'hidden-word', 'records')).toEqual([]);
  expect(JSON.stringify(await search(ines, 'kestrel'))).not.toContain('hidden-word');
  const { text } = await ines.open('/admin/search?q=kestrel');
  expect(text).toContain('Kestrel</mark> Marine');
  expect(text).not.toMatch(/Optik|hidden-word/);
  expect(await textsOf(ada, 'hidden-word', 'records')).toEqual(['Kestrel Marine']);
  await host.models.RecordRule.destroy({ where: {} });
  await host.models.FieldRule.destroy({ where: {} });
});

test('offers what is at hand before anything is typed: quick links, then pages one has seen and may still open', async () => {
  await ines.send('/menu/quick', '/menu/quick/add', {
    address: '/admin/customers/customers',
    title: 'My customers',
  });
  await ines.open('/account/preferences');
  await host.settled();
  const userId = ines.id;
  await host.models.NavigationBreadcrumb.create({
    userId,
    address: '/admin/system/modules',
    title: 'Modules',
    visitedAt: new Date(),
  });
  const { groups, q } = await search(ines, '');
  expect(q).toBe('');
  expect(groups.map(({ key, items }) => [key, items.map(({ text }) => text)])).toEqual([
    ['quick', ['My customers']],
    ['recent', expect.arrayContaining(['Preferences'])],
  ]);
  expect(groups[0]?.items[0]).toMatchObject({ number: 300 });
  expect(JSON.stringify(groups)).not.toContain('/admin/system/modules');
});

test('is a page as well, which says where nothing was found', async () => {
  expect((await ada.open('/admin/search?q=kestrel')).text).toContain('<title>kestrel: search');
  expect((await ada.open('/admin/search?q=zzz-nothing')).text).toContain('Nothing found');
});

test('refuses what it does not understand, and leads strangers to the door', async () => {
  expect((await ada.json('/admin/search?q=a&q=b')).status).toBe(400);
  expect((await ada.json('/admin/search?query=a')).body).toMatchObject({ errors: [{ name: 'query' }] });
  expect((await ada.json(`/admin/search?q=${'a'.repeat(201)}`)).body).toMatchObject({
    errors: [{ name: 'q' }],
  });
  const stranger = await request(host.app)
    .get('/admin/search?q=a')
    .set({ Host: 'localhost', Accept: 'text/html' });
  expect(stranger.status).toBe(303);
});

test('lists all keys on a page of their own', async () => {
  const { text } = await ada.open('/admin/keys');
  expect(text).toContain('Go to a record, page or command');
  expect((await ada.json('/admin/keys')).body).toMatchObject({ keys: [{ title: 'Everywhere' }, {}, {}, {}] });
});

describeOnServer('a table that does not answer', () => {
  test('is left out and named, and the others are searched', async () => {
    const other = await host.host.database.connect();
    await other.query('BEGIN; LOCK TABLE customers IN ACCESS EXCLUSIVE MODE');
    try {
      const { groups, left, milliseconds } = await search(ada, 'quote');
      expect(left).toEqual([{ number: 300, text: 'Customers', to: '/admin/customers/customers?q=quote' }]);
      expect(JSON.stringify(groups)).toContain('Kestrel wants a quote');
      expect(milliseconds).toBeLessThan(2_000);
    } finally {
      await other.query('ROLLBACK');
      await other.end();
    }
  });
});
