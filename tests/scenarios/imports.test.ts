/** Records come in from files: matched, tried without writing, then written; what cannot be taken comes back with reasons. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn } from '../../modules/_system/access/tests/person';
import { importer, type Importer } from '../support/importing';
import { NAUGHTY } from '../support/naughty_strings';

const LIST = '/admin/customers/customers';
let host: TestHost;
let by: Importer;

beforeAll(async () => {
  host = await startTestHost({ modules: ['access', 'customers', 'settings'], seed: 'needed' });
  await host.ready();
  by = importer((await firstAdministrator(host)).agent);
});
afterAll(() => host?.close());
beforeEach(async () => {
  await host.models.CustomerNote.destroy({ where: {}, force: true });
  await host.models.Customer.destroy({ where: {}, force: true });
});

const customers = async () =>
  (await host.models.Customer.findAll({ order: ['name'] })).map(({ name, email, status }) => [
    name,
    email,
    status,
  ]);
/** From a file to the end, in one go. */
async function whole(content: string | Buffer, fields: Record<string, string> = {}, list = LIST) {
  const run = await by.bring(list, content);
  const tried = await by.send(run, 'check', fields);
  if (tried.status !== 303) throw new Error(`${tried.status}: ${tried.text.slice(0, 3000)}`);
  const dry = await by.settled(run);
  if (dry.created + dry.updated > 0) await by.send(run, 'commit');
  return { run, dry, done: await by.settled(run) };
}

test('a file is matched, tried and written', async () => {
  const run = await by.bring(
    LIST,
    'Name;E-mail;Status\nWerft Lüders;Werft@Lueders.example;Active\nOptik;;lead\n',
  );
  expect(await by.json(run)).toMatchObject({
    state: 'uploaded',
    plan: { targets: ['name', 'email', 'status'], key: 'email' },
  });
  expect((await by.send(run, 'check')).status).toBe(303);
  expect(await by.settled(run)).toMatchObject({ state: 'checked', created: 2, refused: 0 });
  expect(await host.models.Customer.count()).toBe(0);
  await by.send(run, 'commit');
  expect(await by.settled(run)).toMatchObject({ state: 'done', created: 2, position: 2 });
  expect(await customers()).toEqual([
    ['Optik', null, 'lead'],
    ['Werft Lüders', 'werft@lueders.example', 'active'],
  ]);
});

test('rows at fault come back with their line and every reason, and the others are written', async () => {
  await host.models.Customer.create({ name: 'There', email: 'there@example.org' });
  const { run, dry, done } = await whole(
    'name,email,status,phone\n' +
      'Good,good@example.org,lead,\n' +
      '=cmd,not an address,nothing,\n' +
      'Again,GOOD@example.org,lead,\n' +
      'Taken,there@example.org,lead,\n' +
      ',empty@example.org,lead,\n' +
      'Short,short@example.org\n',
    { key: '' },
  );
  expect(dry).toMatchObject({ created: 1, updated: 0, refused: 5 });
  expect(dry.samples.map(({ line, field, value, reason }) => [line, field, value, reason])).toEqual([
    [3, 'email', 'not an address', 'must be an e-mail address'],
    [4, 'email', 'GOOD@example.org', 'is twice in this file, also on line 2'],
    [5, 'email', 'there@example.org', 'is already used by another customer'],
    [6, 'name', '', 'is required'],
    [7, '', '', 'has 2 cells, the first line has 4'],
  ]);
  expect(done).toMatchObject({ state: 'done', created: 1, refused: 5 });
  const file = await by.refused(run);
  expect(file).toContain('name,email,status,phone,~line,~reason\r\n');
  expect(file).toContain("'=cmd,not an address,nothing,,3,");
  expect(file).toContain('email must be an e-mail address; status must be one of');
});

test('refused rows are mended and brought again', async () => {
  const { run } = await whole('name,email\n=One,one\nTwo,two@example.org\n', { key: '' });
  const mended = (await by.refused(run)).replace(',one,', ',one@example.org,');
  expect((await whole(mended, { key: '' })).done).toMatchObject({ state: 'done', created: 1, refused: 0 });
  expect(await customers()).toEqual([
    ['=One', 'one@example.org', 'active'],
    ['Two', 'two@example.org', 'active'],
  ]);
});

test('records that exist are changed by their key, and what is the same stays as it was', async () => {
  const same = await host.models.Customer.create({ name: 'Same', email: 'same@example.org' });
  const { updatedAt } = await same.reload();
  const old = await host.models.Customer.create({ name: 'Old', email: 'old@example.org', status: 'lead' });
  const { dry, done } = await whole(
    'email,name,status\nSame@example.org,Same,active\nold@example.org,New,\nmore@example.org,More,dormant\n',
    { key: 'email' },
  );
  expect(dry.samples.map(({ line, field, reason }) => [line, field, reason])).toEqual([
    [3, 'status', 'is required'],
  ]);
  expect(done).toMatchObject({ created: 1, same: 1, refused: 1 });
  const again = await whole('email,name\nold@example.org,New\n', { key: 'email' });
  expect(again.done).toMatchObject({ created: 0, updated: 1 });
  await Promise.all([same.reload(), old.reload()]);
  expect([same.updatedAt, old.name, old.status]).toEqual([updatedAt, 'New', 'lead']);
});

test('a file that was exported here comes in again without a change', async () => {
  const setting = await host.models.ApplicationSetting.create({
    key: 'a.b',
    label: 'Terms',
    value: { days: 3 },
  });
  for (const name of ['=1+1', "'=1", 'two\r\nlines', 'comma, "quoted"', '-', "''@x"])
    await host.models.Customer.create({ name, phone: '+41446681800', defaultPaymentTermsId: setting.id });
  for (const list of [LIST, '/admin/settings/application-settings']) {
    const { text } = await by.open(`${list}/export?format=csv`);
    const { dry } = await whole(text, {}, list);
    expect([list, dry]).toEqual([
      list,
      expect.objectContaining({
        created: 0,
        updated: 0,
        refused: 0,
        plan: expect.objectContaining({ key: 'id' }),
      }),
    ]);
    expect(dry.same).toBeGreaterThan(0);
  }
});

test('references are found by name or id, and a name of two records is none', async () => {
  const [one] = await host.models.Customer.bulkCreate([{ name: 'One' }, { name: 'Two' }, { name: 'Two' }]);
  const list = '/admin/customers/customer-notes';
  const file = `customer,note text\nOne,first\n${one!.id},second\nTwo,third\nNobody,fourth\n`;
  const run = await by.bring(list, file);
  const { plan } = await by.json(run);
  expect(plan.targets[0]).toBe('customerId');
  const { dry } = await whole(file, {}, list);
  expect(dry.samples.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'is the name of 2 customers: put the id of one there'],
    [5, 'names no customer'],
  ]);
  expect(dry.created).toBe(2);
});

test('naughty texts come in exactly as they are, or are refused', async () => {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const texts = [...new Set(Object.values(NAUGHTY).flat())].filter(
    (text) => text !== '' && [...text].length <= 200,
  );
  const { done } = await whole(`name\n${texts.map(cell).join('\n')}\n`);
  const stored = (await host.models.Customer.findAll({ order: ['id'] })).map(({ name }) => name);
  const storable = texts.filter((text) => !text.includes('\0') && Buffer.from(text).toString() === text);
  expect(done.created + done.refused).toBe(texts.length);
  expect(new Set(stored)).toEqual(new Set(storable));
});

test('whatever is no CSV file is refused in words', async () => {
  const files: readonly (readonly [string, Buffer | string])[] = [
    ['is a workbook or an archive', Buffer.from('504b030414000600', 'hex')],
    ['is empty', ''],
    ['is written in UTF-16', Buffer.from('fffe41004200', 'hex')],
    ['holds no text', Buffer.from(Array.from({ length: 400 }, (_, at) => at % 7))],
    ['is never closed', `name\n"${'x'.repeat(70_000)}\n`],
  ];
  for (const [words, content] of files) {
    const answer = await by.upload(LIST, content);
    if (answer.status === 303) {
      await by.send(String(answer.headers['location']), 'check');
      const { problem } = await by.settled(String(answer.headers['location']));
      expect([words, problem]).toEqual([words, expect.stringContaining(words)]);
    } else expect([words, answer.status, answer.text]).toEqual([words, 422, expect.stringContaining(words)]);
  }
});

test('letters of an older Windows are read as such', async () => {
  const { done } = await whole(Buffer.from('Name;Status\nM\xfcller \x80;lead\n', 'latin1'));
  expect(done.created).toBe(1);
  expect(await customers()).toEqual([['Müller €', null, 'lead']]);
});

test('an import needs the permission to add, and the one to change where it changes', async () => {
  const role = await host.models.Role.create({ name: 'adders', title: 'Adders' });
  const names = ['customers.read', 'customers.create', 'admin.read'];
  for (const { id } of await host.models.Permission.findAll({ where: { name: names } }))
    await host.models.RolePermission.create({ roleId: role.id, permissionId: id });
  // Roles are remembered for less than a second.
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  const ines = importer((await signedIn(host, 'ines', ['adders'])).agent);
  const run = await ines.bring(LIST, 'name,email\nA,a@example.org\n');
  expect((await ines.json(run)).plan.key).toBeNull();
  expect((await ines.send(run, 'check', { key: 'email' })).status).toBe(403);
  expect((await ines.send(run, 'check')).status).toBe(303);
  expect((await by.open(run)).status).toBe(404);
  const { status } = await ines.open('/admin/customers/customer-notes/import');
  expect(status).toBe(403);
});

test('the trail names the import with every record', async () => {
  const { run } = await whole('name\nTrailed\n');
  const id = run.split('/').at(-1);
  const lines = await host.models.AuditLog.findAll({ where: { requestId: `import-${id}` } });
  expect(lines.map(({ tableName, action, actorName }) => [tableName, action, actorName])).toEqual([
    ['customers', 'create', 'ada'],
  ]);
});
