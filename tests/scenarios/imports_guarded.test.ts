/** What must hold for imports: the token, the limits, the rules on records and fields, whose file it is. */
import { readdirSync } from 'node:fs';
import os from 'node:os';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn, type Person } from '../../modules/_system/access/tests/person';
import { importer, type Importer } from '../support/importing';

const LIST = '/admin/customers/customers';
const HTML = { Host: 'localhost', Accept: 'text/html', Origin: 'http://localhost' };
let host: TestHost;
let ada: Person;
let ines: Person & { readonly id: string };
let role: string;
let by: Importer;

/** Roles are remembered for less than a second. */
const aSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1_050));

beforeAll(async () => {
  process.env['IMPORT_MAX_BYTES'] = '200000';
  host = await startTestHost({ modules: ['access', 'customers', 'settings'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
  role = (await host.models.Role.create({ name: 'sales', title: 'Sales' })).id;
  const names = ['customers.read', 'customers.create', 'customers.update', 'admin.read'];
  for (const { id } of await host.models.Permission.findAll({ where: { name: names } }))
    await host.models.RolePermission.create({ roleId: role, permissionId: id });
  ines = await signedIn(host, 'ines', ['sales']);
  by = importer(ines.agent);
});
afterAll(async () => {
  delete process.env['IMPORT_MAX_BYTES'];
  await host?.close();
});
beforeEach(async () => {
  await host.models.RecordRule.destroy({ where: {} });
  await host.models.FieldRule.destroy({ where: {} });
  await host.models.Customer.destroy({ where: {}, force: true });
});

const rule = async (condition: string, facts: object = {}): Promise<void> => {
  await host.models.RecordRule.create({
    roleId: role,
    table: 'customers',
    name: 'Leads',
    condition,
    ...facts,
  });
  await aSecond();
};

test('a form with a file needs its token, before anything of the file is taken', async () => {
  const runs = await host.models.ImportRun.count();
  const file = Buffer.from('name\nForged\n');
  const token = /name="csrf_token" value="([^"]+)"/.exec((await ines.open(`${LIST}/import`)).text)?.[1] ?? '';
  const post = () => ines.agent.post(`${LIST}/import`).set(HTML);
  const answers = [
    await post().attach('file', file, 'a.csv'),
    await post().field('csrf_token', 'made-up').attach('file', file, 'a.csv'),
    // After the file it comes too late.
    await post().attach('file', file, 'a.csv').field('csrf_token', token),
    await post().field('other', '1').field('csrf_token', token).attach('file', file, 'a.csv'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  expect((await post().field('csrf_token', token).attach('file', file, 'a.csv')).status).toBe(303);
  expect(await host.models.ImportRun.count()).toBe(runs + 1);
});

test('a token in a first field opens no other address to files', async () => {
  const token = /name="csrf_token" value="([^"]+)"/.exec((await ines.open(`${LIST}/new`)).text)?.[1] ?? '';
  for (const path of [`${LIST}/new`, '/login', '/admin/theme']) {
    const { status } = await ines.agent.post(path).set(HTML).field('csrf_token', token).field('name', 'x');
    expect([path, status]).toEqual([path, 403]);
  }
  const sent = await ines.agent.post(`${LIST}/import`).set(HTML).type('form').send({ csrf_token: token });
  expect(sent.status).toBe(415);
});

test('what is too large, too much or nothing is refused, and leaves no file behind', async () => {
  const folders = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith('ordinal-test-'));
  const kept = () =>
    folders().flatMap((name) => {
      try {
        return readdirSync(`${os.tmpdir()}/${name}/imports`);
      } catch {
        return [];
      }
    }).length;
  const before = kept();
  const token = /name="csrf_token" value="([^"]+)"/.exec((await ines.open(`${LIST}/import`)).text)?.[1] ?? '';
  const post = () => ines.agent.post(`${LIST}/import`).set(HTML).field('csrf_token', token);
  const small = Buffer.from('name\nx\n');
  const answers = [
    await post().attach('file', Buffer.alloc(230_000, 'a'), 'a.csv'),
    await post().attach('file', Buffer.alloc(900_000, 'a'), 'a.csv'),
    await post().attach('file', small, 'a.csv').attach('file', small, 'b.csv'),
    await post().attach('other', small, 'a.csv'),
    await post().attach('file', small, 'a.csv').field('more', '1'),
    await post(),
    await post().attach('file', Buffer.from('504b0304', 'hex'), 'a.csv'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([413, 413, 400, 400, 400, 422, 422]);
  expect(kept()).toBe(before);
});

test('nothing in the form is passed over, and no field that may not be written is filled', async () => {
  const run = await by.bring(LIST, 'name,email\nOne,one@example.org\n');
  for (const [name, value] of [
    ['to.0', 'createdAt'],
    ['to.0', 'createdById'],
    ['to.0', 'nothing'],
    ['key', 'name'],
  ] as const)
    expect([value, (await by.send(run, 'check', { [name]: value })).status]).toEqual([value, 422]);
  for (const name of ['same.createdById', 'same.id', 'to.9', 'userId', 'state'])
    expect([name, (await by.send(run, 'check', { [name]: 'x' })).status]).toEqual([name, 400]);
  expect((await by.send(run, 'nothing')).status).toBe(400);
  expect((await by.send(run, 'commit')).status).toBe(409);
  expect((await by.send(run, 'resume')).status).toBe(409);
  expect((await by.open(`${run}?page=2`)).status).toBe(400);
});

test('a run is seen and carried out by whoever brought its file alone', async () => {
  const run = await by.bring(LIST, 'name\nMine\n');
  const other = importer(ada.agent);
  const token = /name="csrf_token" value="([^"]+)"/.exec((await ada.open('/admin')).text)?.[1] ?? '';
  const statuses = [
    (await other.open(run)).status,
    (await other.open(`${run}/refused`)).status,
    (await ada.agent.post(run).set(HTML).type('form').send({ csrf_token: token, '~do': 'check' })).status,
    (await by.open(run.replace('customers/customers', 'customers/customer-notes'))).status,
  ];
  expect(statuses).toEqual([404, 404, 404, 403]);
});

test('a field that is hidden or kept as it is cannot be filled, also where it was matched before', async () => {
  const run = await by.bring(LIST, 'name,email,phone\nOne,one@example.org,+41446681800\n');
  await by.send(run, 'check', { key: '' });
  expect(await by.settled(run)).toMatchObject({ state: 'checked', created: 1 });
  await host.models.FieldRule.create({ roleId: role, table: 'customers', field: 'email', effect: 'hidden' });
  await host.models.FieldRule.create({
    roleId: role,
    table: 'customers',
    field: 'phone',
    effect: 'read-only',
  });
  await aSecond();
  const { status, text } = await by.send(run, 'commit');
  expect(status).toBe(403);
  expect(text).toContain('email, phone cannot be written by you any more');
  const anew = await by.bring(LIST, 'name,email,phone\nOne,one@example.org,+41446681800\n');
  expect((await by.json(anew)).plan.targets).toEqual(['name', null, null]);
  expect((await by.send(anew, 'check', { 'to.1': 'email' })).status).toBe(422);
  expect((await by.send(anew, 'check', { 'same.phone': '+41446681800' })).status).toBe(400);
  expect(await host.models.Customer.count()).toBe(0);
});

test('rows must meet the rules on records: the dry run says so, and nothing else is written', async () => {
  await rule('f.status=lead');
  const other = await host.models.Customer.create({ name: 'Theirs', email: 'theirs@example.org' });
  await host.models.Customer.create({ name: 'Mine', email: 'mine@example.org', status: 'lead' });
  const run = await by.bring(
    LIST,
    'name,email,status\nIn,in@example.org,lead\nOut,out@example.org,active\n' +
      'Changed,theirs@example.org,lead\nAway,mine@example.org,closed\n',
  );
  await by.send(run, 'check', { key: 'email' });
  const dry = await by.settled(run);
  expect(dry).toMatchObject({ state: 'checked', created: 1, updated: 0, refused: 3 });
  expect(dry.samples.map(({ line, field, reason }) => [line, field, reason])).toEqual([
    [3, 'status', 'is kept by a rule: Leads (Sales)'],
    [4, 'email', 'is that of a customer you may not change'],
    [5, 'status', 'is kept by a rule: Leads (Sales)'],
  ]);
  expect(await host.models.Customer.count()).toBe(2);
  await by.send(run, 'commit');
  expect(await by.settled(run)).toMatchObject({ state: 'done', created: 1, updated: 0, refused: 3 });
  expect((await other.reload()).name).toBe('Theirs');
  expect(await host.models.Customer.count({ where: { status: 'closed' } })).toBe(0);
});

test('a reference finds only records that whoever imports may see', async () => {
  const names = ['customer_notes.create', 'customer_notes.read'];
  for (const { id } of await host.models.Permission.findAll({ where: { name: names } }))
    await host.models.RolePermission.create({ roleId: role, permissionId: id });
  await rule('f.status=lead', { actions: ['read'] });
  const hidden = await host.models.Customer.create({ name: 'Hidden', status: 'active' });
  await host.models.Customer.create({ name: 'Shown', status: 'lead' });
  const run = await by.bring(
    '/admin/customers/customer-notes',
    `note text,customer\na,Shown\nb,Hidden\nc,${hidden.id}\n`,
  );
  await by.send(run, 'check');
  const { created, samples } = await by.settled(run);
  expect([created, samples.map(({ line, reason }) => [line, reason])]).toEqual([
    1,
    [
      [3, 'names no customer'],
      [4, 'names no customer'],
    ],
  ]);
});
