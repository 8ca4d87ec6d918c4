/** Side doors around the rules of roles: what is pointed at, what the database refuses, what goes with a record, pages of modules. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn, type Person } from '../../modules/_system/access/tests/person';

type Member = Person & { readonly id: string };

const CUSTOMERS = '/admin/customers/customers';
const NOTES = '/admin/customers/customer-notes';
const MEMBERS = '/admin/customers/customer-segment-members';
const GONE = 'points to a record that is not there any more';
let host: TestHost;
let ada: Person;
let ines: Member;
let role: string;
let mine: string;
let theirs: string;

const rule = (table: string, condition: string, facts: object = {}) =>
  host.models.RecordRule.create({ roleId: role, table, name: `Some ${table}`, condition, ...facts });
const hide = (table: string, field: string, effect: 'hidden' | 'read-only' = 'hidden') =>
  host.models.FieldRule.create({ roleId: role, table, field, effect });
/** Roles are remembered for less than a second. */
const aSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1_050));

beforeAll(async () => {
  host = await startTestHost({ modules: ['access', 'customers'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
  role = (await host.models.Role.create({ name: 'sales', title: 'Sales' })).id;
  ines = await signedIn(host, 'ines', ['sales']);
  const tables = ['customers', 'customer_notes', 'customer_segment_members', 'customer_contacts'];
  const names = tables.flatMap((table) =>
    ['read', 'create', 'update', 'delete'].map((word) => `${table}.${word}`),
  );
  const more = [
    'customer_addresses.read',
    'customer_segments.read',
    'application_settings.read',
    'customers.note',
  ];
  for (const { id } of await host.models.Permission.findAll({ where: { name: [...names, ...more] } }))
    await host.models.RolePermission.create({ roleId: role, permissionId: id });
});
afterAll(() => host?.close());

beforeEach(async () => {
  for (const model of ['RecordRule', 'FieldRule', 'CustomerSegmentMember', 'CustomerSegment'] as const)
    await host.models[model].destroy({ where: {}, force: true });
  await host.models.Customer.destroy({ where: {}, force: true });
  const made = { name: 'Mine', status: 'lead', createdById: ines.id } as const;
  ({ id: mine } = await host.models.Customer.create(made));
  ({ id: theirs } = await host.models.Customer.create({ name: 'Theirs', status: 'active' }));
});

describe('what is pointed at', () => {
  const NOBODY = '01900000-0000-7000-8000-000000000000';
  beforeEach(async () => {
    await rule('customers', 'f.createdBy=me');
    await aSecond();
  });

  test('may not be what one does not see, and is refused as what is not there', async () => {
    for (const customerId of [theirs, NOBODY]) {
      const page = `${NOTES}/new`;
      const sent = await ines.send(page, page, { noteText: 'slipped in', noteType: 'general', customerId });
      expect([customerId, sent.status, sent.text.includes(GONE)]).toEqual([customerId, 422, true]);
    }
    expect(await host.models.CustomerNote.count({ where: { noteText: 'slipped in' } })).toBe(0);
    const fields = { noteText: 'about mine', noteType: 'general', customerId: mine };
    expect((await ines.send(`${NOTES}/new`, `${NOTES}/new`, fields)).status).toBe(303);
  });

  test('stays where it is, and is not moved there by a change', async () => {
    const own = await host.models.CustomerNote.create({ customerId: mine, noteText: 'mine' });
    const other = await host.models.CustomerNote.create({ customerId: theirs, noteText: 'theirs' });
    const edit = (id: string) => `${NOTES}/${id}/edit`;
    const moved = await ines.send(edit(own.id), edit(own.id), { customerId: theirs });
    expect([moved.status, moved.text.includes(GONE)]).toEqual([422, true]);
    expect((await ines.send(edit(other.id), edit(other.id), { noteText: 'changed' })).status).toBe(303);
    expect((await other.reload()).customerId).toBe(theirs);
  });
});

test('what the database refuses names no field that is hidden', async () => {
  const segments = await Promise.all(
    ['One', 'Two'].map((name) => host.models.CustomerSegment.create({ name })),
  );
  const [first, second] = await Promise.all(
    segments.map(({ id }) => host.models.CustomerSegmentMember.create({ customerId: mine, segmentId: id })),
  );
  const page = `${MEMBERS}/${first?.id}/edit`;
  const fields = { segmentId: second?.segmentId };
  expect((await ada.send(page, page, fields)).text).toContain('Customer: together with the others');
  await hide('customer_segment_members', 'customer');
  await aSecond();
  const refused = await ines.send(page, page, fields);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('is refused because of a field that you may not see');
  expect(refused.text).not.toMatch(/customerId|customer_id|together with/i);
});

describe('what goes with a record', () => {
  const page = (): string => `${CUSTOMERS}/${mine}/delete`;
  beforeEach(async () => {
    for (const noteText of ['open one', 'kept one', 'kept two'])
      await host.models.CustomerNote.create({
        customerId: mine,
        noteText,
        noteType: noteText === 'open one' ? 'general' : 'call',
      });
    await rule('customer_notes', 'f.noteType=general');
  });

  test('is counted, and those that one may not see are not named', async () => {
    await aSecond();
    const { text } = await ines.open(page());
    expect(text).toMatch(/open one/);
    expect(text).not.toMatch(/kept (one|two)/);
    expect(text).toContain('and 2 more');
  });

  test('is not told by which field, where that is hidden', async () => {
    await hide('customer_notes', 'customer');
    await aSecond();
    const { body } = await ines.json(page());
    expect(body).toMatchObject({ groups: [{ table: 'customer_notes', count: 3 }] });
    expect(JSON.stringify(body)).not.toContain('"customer"');
    expect((await ada.json(page())).body).toMatchObject({ groups: [{ field: 'customer' }] });
  });
});

describe('the customer book and its records', () => {
  const BOOK = '/admin/customers';
  const open = async (): Promise<string> =>
    (await ines.open(BOOK)).text + (await ines.open(`${BOOK}/${mine}`)).text;
  let terms: string;
  beforeEach(async () => {
    const { id } = await host.models.CustomerSegment.create({ name: 'Night owls' });
    await host.models.CustomerSegmentMember.create({ customerId: mine, segmentId: id });
    await host.models.CustomerContact.create({
      customerId: mine,
      contactType: 'phone',
      contactValue: '+1 212 555 1000',
    });
    await host.models.CustomerAddress.create({
      customerId: mine,
      street: 'Quay 7',
      postalCode: '9000',
      city: 'Ghent',
      country: 'BE',
    });
    const found = await host.models.ApplicationSetting.findOne();
    terms = found?.label ?? '';
    await host.models.Customer.update({ defaultPaymentTermsId: found?.id ?? null }, { where: { id: mine } });
    await host.models.CustomerNote.create({ customerId: mine, noteText: 'likes tea', createdById: ines.id });
  });

  test('show all of it to whoever is not narrowed', async () => {
    await aSecond();
    const text = await open();
    for (const shown of ['Mine', 'Lead', 'Night owls', '555 1000', 'Quay 7', 'likes tea', terms])
      expect([shown, text.includes(shown)]).toEqual([shown, true]);
  });

  test.each([
    ['customers', 'status', 'Lead'],
    ['customers', 'name', 'Mine'],
    ['customer_contacts', 'contactValue', '555 1000'],
    ['customer_contacts', 'customer', '555 1000'],
    ['customer_addresses', 'street', 'Quay 7'],
    ['customer_segments', 'name', 'Night owls'],
    ['customer_segment_members', 'segment', 'Night owls'],
    ['customer_notes', 'noteText', 'likes tea'],
  ])('leave out a field that is hidden: %s.%s', async (table, field, kept) => {
    await hide(table, field);
    await aSecond();
    expect(await open()).not.toContain(kept);
  });

  test('leave out the payment terms where their field is hidden, or they are outside a rule', async () => {
    const what = await hide('customers', 'defaultPaymentTerms');
    await aSecond();
    expect(await open()).not.toContain(terms);
    await what.destroy();
    await rule('application_settings', 'f.label=none');
    await aSecond();
    expect(await open()).not.toContain(terms);
  });

  test.each([
    ['customer_contacts', 'f.contactType=email', '555 1000'],
    ['customer_addresses', 'f.country=DE', 'Quay 7'],
    ['customer_segments', 'f.name=other', 'Night owls'],
    ['customer_segment_members', 'f.segment.name=other', 'Night owls'],
    ['customer_notes', 'f.noteType=call', 'likes tea'],
  ])('leave out records outside a rule: %s', async (table, condition, kept) => {
    await rule(table, condition);
    await aSecond();
    expect(await open()).not.toContain(kept);
  });

  test('find nobody by a name that is hidden', async () => {
    await hide('customers', 'name');
    await aSecond();
    expect((await ines.open(`${BOOK}?q=Mine`)).text).toContain('Nobody matches');
  });

  test('take no note that the rules on notes keep from somebody', async () => {
    await rule('customer_notes', 'f.noteType=call', { actions: ['create'] });
    await aSecond();
    const page = `${BOOK}/${mine}`;
    const fields = { customerId: mine, noteText: 'new' };
    const refused = await ines.send(page, `${BOOK}/notes`, { ...fields, noteType: 'visit' });
    expect([refused.status, await host.models.CustomerNote.count({ where: { noteText: 'new' } })]).toEqual([
      422, 0,
    ]);
    expect((await ines.send(page, `${BOOK}/notes`, { ...fields, noteType: 'call' })).status).toBe(303);
    await hide('customer_notes', 'noteType', 'read-only');
    await aSecond();
    expect((await ines.send(page, `${BOOK}/notes`, { ...fields, noteType: 'call' })).status).toBe(400);
  });
});
