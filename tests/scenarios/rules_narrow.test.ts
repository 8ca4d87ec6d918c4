/** Rules of roles narrow what permissions open: on every generated page, in every answer, and on the pages of a module. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn, type Person } from '../../modules/_system/access/tests/person';

type Member = Person & { readonly id: string };

const LIST = '/admin/customers/customers';
let host: TestHost;
let ada: Person;
let ines: Member;
let role: string;
let mine: string;
let theirs: string;

const grant = async (...names: string[]): Promise<void> => {
  for (const { id } of await host.models.Permission.findAll({ where: { name: names } }))
    await host.models.RolePermission.create({ roleId: role, permissionId: id });
};
const rule = (condition: string, facts: object = {}) =>
  host.models.RecordRule.create({
    roleId: role,
    table: 'customers',
    name: 'Own customers',
    condition,
    ...facts,
  });
/** Roles are remembered for less than a second. */
const aSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1_050));
const names = async (person: Person, query = ''): Promise<string[]> =>
  ((await person.json(`${LIST}${query}`)).body as { rows: { name: string }[] }).rows
    .map(({ name }) => name)
    .sort();

beforeAll(async () => {
  host = await startTestHost({ modules: ['access', 'customers'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
  role = (await host.models.Role.create({ name: 'sales', title: 'Sales' })).id;
  ines = await signedIn(host, 'ines', ['sales']);
  await grant(
    'customers.read',
    'customers.create',
    'customers.update',
    'customers.delete',
    'customer_notes.read',
  );
  await grant('customer_notes.create', 'admin.read');
});
afterAll(() => host?.close());

beforeEach(async () => {
  await host.models.RecordRule.destroy({ where: {} });
  await host.models.FieldRule.destroy({ where: {} });
  await host.models.Customer.destroy({ where: {}, force: true });
  const { id: createdById } = ines;
  ({ id: mine } = await host.models.Customer.create({
    name: 'Mine',
    status: 'lead',
    createdById,
    email: 'mine@example.org',
  }));
  ({ id: theirs } = await host.models.Customer.create({
    name: 'Theirs',
    status: 'active',
    email: 'theirs@example.org',
  }));
  await host.models.CustomerNote.create({ customerId: mine, noteText: 'about mine' });
  await host.models.CustomerNote.create({ customerId: theirs, noteText: 'about theirs' });
});

describe('a rule on records', () => {
  beforeEach(async () => {
    await rule('f.createdBy=me');
    await aSecond();
  });

  test('is part of every list, its counts and its searches', async () => {
    expect(await names(ines)).toEqual(['Mine']);
    expect((await ines.json(LIST)).body).toMatchObject({ total: 1 });
    expect(await names(ines, '?q=theirs')).toEqual([]);
    expect(await names(ines, '?f.status=active')).toEqual([]);
    const { text } = await ines.open(LIST);
    expect(text).toContain('Mine');
    expect(text).not.toContain('Theirs');
    expect(await names(ada)).toEqual(['Mine', 'Theirs']);
  });

  test('shows how many records there are to nobody who may not see each of them', async () => {
    // What is made on a page is counted anew for the next one.
    await ada.send(`${LIST}/new`, `${LIST}/new`, { name: 'Third', status: 'lead' });
    const told = (text: string): readonly string[] => [
      /<span>Customers<\/span>(?:<span class="c">(\d+)<\/span>)?/.exec(text)?.[1] ?? 'nothing',
      /(?<!–)\b1 of \d+/.exec(text)?.[0] ?? 'nothing',
    ];
    const shown = async (person: Person) => told((await person.open(`${LIST}?q=mine`)).text);
    for (let tries = 0; tries < 50 && (await shown(ada)).includes('nothing'); tries += 1) await aSecond();
    expect(await shown(ada)).toEqual(['3', '1 of 3']);
    expect(await shown(ines)).toEqual(['nothing', 'nothing']);
  });

  test('hides a record as if it were not there', async () => {
    expect((await ines.open(`${LIST}/${mine}`)).status).toBe(200);
    for (const path of ['', '/edit', '/delete'])
      expect([path, (await ines.open(`${LIST}/${theirs}${path}`)).status]).toEqual([path, 404]);
  });

  test('holds on the pages of the module as well', async () => {
    const book = await ines.open('/admin/customers');
    expect(book.text).toContain('Mine');
    expect(book.text).not.toContain('Theirs');
    expect((await ines.open(`/admin/customers/${theirs}`)).status).toBe(404);
    expect((await ada.open(`/admin/customers/${theirs}`)).status).toBe(200);
  });

  test('does not name a record that is only pointed at', async () => {
    const { text } = await ines.open('/admin/customers/customer-notes');
    expect(text).toContain('about theirs');
    expect(text).not.toContain('Theirs');
    const offered = await ines.open('/admin/customers/customer-notes/new');
    expect(offered.text).toContain('Mine');
    expect(offered.text).not.toContain('Theirs');
  });

  test('cannot be asked around by a filter along a reference', async () => {
    const notes = '/admin/customers/customer-notes?f.customer.status=active';
    expect((await ines.json(notes)).body).toMatchObject({ rows: [] });
    expect((await ada.json(notes)).body).toMatchObject({ rows: [{ noteText: 'about theirs' }] });
  });

  test('holds for what is written: neither another’s record nor a way out of the rule', async () => {
    expect(
      (await ines.send(`${LIST}/${mine}/edit`, `${LIST}/${theirs}/edit`, { name: 'Taken' })).status,
    ).toBe(404);
    expect((await ines.send(`${LIST}/${mine}/delete`, `${LIST}/${theirs}/delete`)).status).toBe(404);
    expect((await host.models.Customer.findByPk(theirs))?.name).toBe('Theirs');
    const made = await ines.send(`${LIST}/new`, `${LIST}/new`, { name: 'New', status: 'lead' });
    expect(made.status).toBe(303);
    expect(await names(ines)).toEqual(['Mine', 'New']);
    expect((await ines.send(`${LIST}/${mine}/delete`, `${LIST}/${mine}/delete`)).status).toBe(303);
    expect(await names(ines)).toEqual(['New']);
  });
});

test('many records at once are those within the rule, ticked or not, and none leaves it', async () => {
  await rule('f.createdBy=me');
  await grant('customers.export');
  await aSecond();
  const send = (body: object) => ines.send(LIST, `${LIST}/bulk/change`, body);
  const status = async (id: string): Promise<string | undefined> =>
    (await host.models.Customer.findByPk(id))?.status;
  expect((await send({ '~id': theirs, '~list': '', '~quick': 'status=closed' })).status).toBe(303);
  expect(await status(theirs)).toBe('active');
  const all = { '~all': 'on', '~list': '', '~do': 'apply', '~set': 'status', status: 'closed' };
  expect((await send(all)).status).toBe(303);
  expect([await status(mine), await status(theirs)]).toEqual(['closed', 'active']);
  const { text } = await ines.open(`${LIST}?show=filter`);
  expect(text).toMatch(/<span>Closed<\/span><span class="c">1</);
  expect(text).toMatch(/<span>Active<\/span><span class="c">0</);
  await host.models.RecordRule.destroy({ where: {} });
  await rule('f.status=closed');
  await aSecond();
  expect((await send({ '~id': mine, '~list': '', '~quick': 'status=lead' })).status).toBe(422);
  expect(await status(mine)).toBe('closed');
});

test('an action is done with what one sees and may change, and with nothing else', async () => {
  await rule('f.createdBy=me');
  await aSecond();
  const act = (path: string, body: Record<string, string>) => ines.send(LIST, `${LIST}${path}`, body);
  expect((await act(`/${theirs}/act/close`, { '~sure': 'yes' })).status).toBe(404);
  expect((await act('/bulk/act/close', { '~id': theirs, '~list': '', '~sure': 'yes' })).status).toBe(303);
  expect((await act(`/${mine}/act/close`, { '~sure': 'yes' })).status).toBe(303);
  const closed = await host.models.Customer.findAll({ where: { status: 'closed' } });
  expect(closed.map(({ id }) => id)).toEqual([mine]);
});

test('a record that would leave the rule by a save is not saved, and the field is named', async () => {
  await rule('f.status=lead');
  await aSecond();
  const refused = await ines.send(`${LIST}/${mine}/edit`, `${LIST}/${mine}/edit`, { status: 'closed' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('is kept by a rule: Own customers (Sales)');
  expect((await host.models.Customer.findByPk(mine))?.status).toBe('lead');
  const made = await ines.send(`${LIST}/new`, `${LIST}/new`, { name: 'Active', status: 'active' });
  expect(made.status).toBe(422);
  expect(await host.models.Customer.count({ where: { name: 'Active' } })).toBe(0);
});

test('a save that would put a record out of sight names the rule that says so', async () => {
  await rule('f.status=lead', { actions: ['read'], name: 'Leads alone' });
  await aSecond();
  const refused = await ines.send(`${LIST}/${mine}/edit`, `${LIST}/${mine}/edit`, { status: 'closed' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('is kept by a rule: Leads alone (Sales)');
});

test('the overview shows neither records nor names that are kept from somebody', async () => {
  await rule('f.createdBy=me');
  await aSecond();
  const { status, text } = await ines.open('/admin');
  expect([status, text.includes(`${LIST}/${mine}`), text.includes(theirs)]).toEqual([200, true, false]);
  await host.models.FieldRule.create({ roleId: role, table: 'customers', field: 'name', effect: 'hidden' });
  await aSecond();
  expect((await ines.open('/admin')).text).not.toContain('Mine');
});

test('what may be seen and not changed says so, with the name of the rule', async () => {
  await rule('f.createdBy=me', { actions: ['update', 'delete'] });
  await aSecond();
  expect(await names(ines)).toEqual(['Mine', 'Theirs']);
  const refused = await ines.open(`${LIST}/${theirs}/edit`);
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('is not among those you may change: Own customers (Sales)');
});

test('a rule may follow a reference', async () => {
  await rule('f.customer.createdBy=me', { table: 'customer_notes', name: 'Notes of own customers' });
  await aSecond();
  const { body } = await ines.json('/admin/customers/customer-notes');
  expect((body as { rows: { noteText: string }[] }).rows.map(({ noteText }) => noteText)).toEqual([
    'about mine',
  ]);
});

test('a rule about what is not there any more lets nobody through', async () => {
  const { id } = await rule('f.createdBy=me');
  await host.host.sequelize.query(`UPDATE record_rules SET condition = 'f.gone=1' WHERE id = :id`, {
    replacements: { id },
  });
  await aSecond();
  expect(await names(ines)).toEqual([]);
  expect((await ada.open('/admin/access/rules?role=sales')).text).toContain(
    'Lets nobody through: f.gone is not a field this list can be filtered by',
  );
});

describe('a rule on fields', () => {
  beforeEach(async () => {
    const facts = { roleId: role, table: 'customers' };
    await host.models.FieldRule.create({ ...facts, field: 'email', effect: 'hidden' });
    await host.models.FieldRule.create({ ...facts, field: 'status', effect: 'read-only' });
    await aSecond();
  });

  test('hides it on list, record, form, in JSON and on the pages of the module', async () => {
    for (const page of [
      LIST,
      `${LIST}/${mine}`,
      `${LIST}/${mine}/edit`,
      `${LIST}/new`,
      '/admin/customers',
      `/admin/customers/${mine}`,
    ]) {
      expect([page, (await ines.open(page)).text.includes('mine@example.org')]).toEqual([page, false]);
      expect([page, (await ines.open(page)).text.includes('name="email"')]).toEqual([page, false]);
    }
    expect((await ines.json(`${LIST}/${mine}`)).body).not.toHaveProperty('email');
    expect((await ada.json(`${LIST}/${mine}`)).body).toHaveProperty('email', 'mine@example.org');
  });

  test('lets nobody filter, sort or search by what is hidden', async () => {
    for (const query of ['?f.email=mine@example.org', '?sort=email'])
      expect([query, (await ines.json(`${LIST}${query}`)).status]).toEqual([query, 400]);
    expect(await names(ines, '?q=mine@example.org')).toEqual([]);
    expect(await names(ines, '?q=Mine')).toEqual(['Mine']);
    expect(
      (await ines.json('/admin/customers/customer-notes?f.customer.email=mine@example.org')).status,
    ).toBe(400);
    expect((await ines.open('/admin/customers?q=mine@example.org')).text).not.toContain('>Mine<');
  });

  test('lets nobody write what is hidden or kept, by form or by JSON', async () => {
    const form = `${LIST}/${mine}/edit`;
    for (const fields of [{ email: 'x@example.org' }, { status: 'closed' }])
      expect((await ines.send(form, form, fields)).status).toBe(400);
    expect((await ines.send(form, form, { name: 'Renamed' })).status).toBe(303);
    const row = await host.models.Customer.findByPk(mine);
    expect([row?.name, row?.status, row?.email]).toEqual(['Renamed', 'lead', 'mine@example.org']);
  });
});

describe('explained', () => {
  test('by the rule that a record meets, or does not', async () => {
    await rule('f.createdBy=me', { actions: ['update'] });
    const why = async (record: string) =>
      (await ada.json(`/admin/access/explain?user=ines&permission=customers.update&record=${record}`))
        .body as {
        may: boolean;
        reason: string;
        chain: { state: string; text: string }[];
        waysOut: string[];
      };
    const yes = await why(mine);
    expect(yes.may).toBe(true);
    expect(yes.chain.at(-1)).toEqual({
      state: 'yes',
      text: 'The rule Own customers of Sales lets them change it: Created by is me',
    });
    const no = await why(encodeURIComponent(`http://localhost${LIST}/${theirs}`));
    expect(no.may).toBe(false);
    expect(no.reason).toBe('The record meets none of the rules for what ines may change.');
    expect(no.waysOut[0]).toBe('Change the rule Own customers of Sales');
    expect(
      (await ada.json('/admin/access/explain?user=ines&permission=customers.update&record=x')).status,
    ).toBe(400);
  });
});

describe('the pages about rules', () => {
  test('keep a rule, tell what it opens, and take it away again', async () => {
    const page = `/admin/access/rules/records/new?role=sales&table=customers&condition=${encodeURIComponent('f.status=lead')}`;
    expect((await ada.open(page)).text).toContain('<b>Status is Lead</b>: 1 of 2 records');
    const wrong = await ada.send(page, '/admin/access/rules/records/new', {
      role: 'sales',
      name: '',
      table: 'customers',
      condition: 'f.nothing=1',
      'action.read': 'on',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Cannot be asked: f.nothing is not a field');
    expect(wrong.text).toContain('f.nothing=1');
    const kept = await ada.send(page, '/admin/access/rules/records/new', {
      role: 'sales',
      name: 'Leads',
      table: 'customers',
      condition: `http://localhost${LIST}?f.status=lead&sort=-name&page=2`,
      'action.read': 'on',
    });
    expect([kept.status, kept.headers['location']]).toEqual([
      303,
      '/admin/access/rules?role=sales&did=added',
    ]);
    const [row] = await host.models.RecordRule.findAll();
    expect(row).toMatchObject({ name: 'Leads', condition: 'f.status=lead', actions: ['read'] });
    const own = `/admin/access/rules/records/${row?.id}`;
    expect((await ada.send(own, `${own}/remove`)).status).toBe(303);
    expect(await host.models.RecordRule.count()).toBe(0);
  });

  test('begin with the filters of a list, for whoever decides about roles', async () => {
    const list = `${LIST}?f.status=lead&sort=-name`;
    const { text } = await ada.open(list);
    expect(text).toContain('Keep these filters as a rule');
    const led = await ada.send(list, '/admin/access/rules/from-list', { address: list });
    expect(led.headers['location']).toBe(
      '/admin/access/rules/records/new?table=customers&condition=f.status%3Dlead',
    );
    expect((await ada.open(LIST)).text).not.toContain('Keep these filters');
    expect((await ines.open(list)).text).not.toContain('Keep these filters');
  });

  test('keep what a role sees of each field', async () => {
    const page = '/admin/access/rules/fields?role=sales&table=customers';
    const kept = await ada.send(page, '/admin/access/rules/fields', {
      'f.email': 'hidden',
      'f.status': 'read-only',
    });
    expect(kept.status).toBe(303);
    const stored = await host.models.FieldRule.findAll({ order: ['field'] });
    expect(stored.map(({ field, effect }) => [field, effect])).toEqual([
      ['email', 'hidden'],
      ['status', 'read-only'],
    ]);
    await ada.send(page, '/admin/access/rules/fields', { 'f.email': 'open', 'f.status': 'read-only' });
    expect(await host.models.FieldRule.count()).toBe(1);
  });

  test('refuse rules that say nothing, and rules for the role that may do everything', async () => {
    const { id: roleId } = (await host.models.Role.findOne({ where: { name: 'admin' } }))!;
    const facts = { roleId, table: 'customers', name: 'None', condition: 'f.status=lead' };
    await expect(host.models.RecordRule.create(facts)).rejects.toThrow('cannot be narrowed');
    await expect(rule('f.status=unheard')).rejects.toThrow('cannot be asked');
    await expect(rule('f.status=lead', { table: 'nothing' })).rejects.toThrow('no table');
    const field = { roleId: role, table: 'customers', effect: 'hidden' } as const;
    for (const name of ['id', 'updatedAt'])
      await expect(host.models.FieldRule.create({ ...field, field: name })).rejects.toThrow('always shown');
    await expect(host.models.FieldRule.create({ ...field, field: 'nope' })).rejects.toThrow('is no field');
  });
});
