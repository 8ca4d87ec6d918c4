/** The history of records in a whole project: who may see it, what it tells, and bringing back what was. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { firstAdministrator, signedIn, type Person } from '../../modules/_system/access/tests/person';
import { NAUGHTY } from '../support/naughty_strings';

type Member = Person & { readonly id: string };
interface Line {
  readonly id: string;
  readonly version: number;
  readonly action: string;
  readonly actor: { readonly name: string } | null;
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

const LIST = '/admin/customers/customers';
let host: TestHost;
let ada: Person;
let ines: Member;
let role: string;
let id: string;

const grant = async (...names: string[]): Promise<void> => {
  for (const { id: permissionId } of await host.models.Permission.findAll({ where: { name: names } }))
    await host.models.RolePermission.create({ roleId: role, permissionId });
};
/** Roles are remembered for less than a second. */
const aSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1_050));
const path = (...rest: string[]): string => [LIST, id, 'history', ...rest].join('/');
const revisions = async (person: Person = ada): Promise<Line[]> =>
  ((await person.json(path())).body as { revisions: Line[] }).revisions;
const edit = (fields: object) => ada.send(`${LIST}/${id}/edit`, `${LIST}/${id}/edit`, fields);
const restore = (revision: string, fields: object = {}, person: Person = ada) =>
  person.send(path(), path(revision, 'restore'), fields);
const stored = async () => (await host.models.Customer.findByPk(id, { paranoid: false }))!;

beforeAll(async () => {
  host = await startTestHost({ modules: ['core', 'access', 'customers'], seed: 'needed' });
  await host.ready();
  ada = await firstAdministrator(host);
  role = (await host.models.Role.create({ name: 'sales', title: 'Sales' })).id;
  ines = await signedIn(host, 'ines', ['sales']);
  await grant('customers.read', 'customers.delete');
});
afterAll(() => host?.close());

beforeEach(async () => {
  await host.models.RecordRule.destroy({ where: {} });
  await host.models.FieldRule.destroy({ where: {} });
  await host.models.Customer.destroy({ where: {}, force: true });
  const { headers } = await ada.send(`${LIST}/new`, `${LIST}/new`, {
    name: 'Kestrel',
    email: 'one@kestrel.example',
    status: 'lead',
  });
  id = (headers['location'] ?? '').split('/').at(-1) ?? '';
});

test('tells who did what, newest first, and the page leads from the record', async () => {
  await edit({ name: 'Kestrel Marine', status: 'active' });
  const [second, first] = await revisions();
  expect(second).toMatchObject({
    version: 2,
    action: 'update',
    changes: { name: { from: 'Kestrel', to: 'Kestrel Marine' }, status: { from: 'lead', to: 'active' } },
  });
  expect(second?.actor?.name).toBeTruthy();
  expect(first).toMatchObject({ version: 1, action: 'create' });
  const { text } = await ada.open(`${LIST}/${id}`);
  expect(text).toContain(`href="${path()}"`);
  expect((await ada.open(path())).text).toMatch(
    /<del><span>Kestrel<\/span><\/del>[\s\S]*<ins><span>Kestrel Marine<\/span><\/ins>/,
  );
});

test('one field is put back as it was, which is one revision more', async () => {
  await edit({ name: 'Kestrel Marine', status: 'active' });
  const [change] = await revisions();
  const { status, headers } = await restore(change!.id, { field: 'name' });
  expect([status, headers['location']]).toEqual([303, path()]);
  expect(await stored()).toMatchObject({ name: 'Kestrel', status: 'active' });
  expect((await ada.open(path())).text).toContain('Restored as it was.');
  expect((await revisions())[0]).toMatchObject({
    version: 3,
    changes: { name: { from: 'Kestrel Marine', to: 'Kestrel' } },
  });
});

test('a whole record is put back as a revision left it, over everything that came after', async () => {
  await edit({ name: 'Two', status: 'active' });
  const [two] = await revisions();
  await edit({ name: 'Three', email: 'three@kestrel.example' });
  await edit({ name: 'Four', phone: '+49 30 901820' });
  expect((await restore(two!.id)).status).toBe(303);
  expect(await stored()).toMatchObject({
    name: 'Two',
    status: 'active',
    email: 'one@kestrel.example',
    phone: null,
  });
  const first = (await revisions()).at(-1)!;
  await restore(first.id);
  expect(await stored()).toMatchObject({ name: 'Kestrel', status: 'lead' });
});

test('what somebody saved meanwhile is not overwritten', async () => {
  await edit({ name: 'Two' });
  const [two] = await revisions();
  const page = await ada.open(path());
  await edit({ name: 'Three' });
  const { status, text } = await ada.sendFrom(page, path(two!.id, 'restore'), { field: 'name' });
  expect([status, text.includes('Somebody saved this record after its history was shown')]).toEqual([
    409,
    true,
  ]);
  expect(await stored()).toMatchObject({ name: 'Three' });
});

test('a value that would be refused in a form is refused here, with the field', async () => {
  await edit({ email: 'two@kestrel.example' });
  const [change] = await revisions();
  await host.models.Customer.create({ name: 'Other', email: 'one@kestrel.example' });
  const { status, text } = await restore(change!.id, { field: 'email' });
  expect([status, /email[\s\S]*already used by another customer/i.test(text)]).toEqual([422, true]);
  expect(await stored()).toMatchObject({ email: 'two@kestrel.example' });
});

test('what no form may send is not restored either, and is refused by name', async () => {
  await edit({ name: 'Two' });
  const [change, made] = await revisions();
  for (const [revision, fields] of [
    [change, { field: 'status' }],
    [change, { field: 'modifiedBy' }],
    [change, { field: 'nothing' }],
    [made, { field: 'name' }],
    [change, { name: 'Mine' }],
  ] as const) {
    const { status } = await restore(revision!.id, fields);
    expect([fields, status]).toEqual([fields, 400]);
  }
  expect(await stored()).toMatchObject({ name: 'Two' });
  expect((await restore('018f0000-0000-7000-8000-000000000000')).status).toBe(404);
});

test('a record in the trash keeps its history, which nobody changes from there', async () => {
  await edit({ name: 'Two' });
  const [change] = await revisions();
  await ada.send(`${LIST}/${id}/delete`, `${LIST}/${id}/delete`);
  const { status, text } = await ada.open(path());
  expect([status, text.includes('moved the record to trash'), /history\/[^"]*\/restore"/.test(text)]).toEqual(
    [200, true, false],
  );
  expect(text).not.toMatch(/<button[^>]*>(?:(?!<\/button>)[\s\S])*Restore/);
  expect((await restore(change!.id, { field: 'name' })).status).toBe(404);
  await ada.send(`${LIST}/trash/${id}`, `${LIST}/trash/${id}/restore`);
  expect((await revisions()).map(({ action }) => action)).toEqual(['restore', 'delete', 'update', 'create']);
});

test('who may read sees it; who may not change finds nothing to restore', async () => {
  await edit({ name: 'Two' });
  const [change] = await revisions();
  const { text } = await ines.open(path());
  expect(text).toContain('<del><span>Kestrel</span></del>');
  expect(text).not.toContain('Restore');
  expect((await restore(change!.id, { field: 'name' }, ines)).status).toBe(403);
});

test('a rule on records holds for the history, the trash and the undo', async () => {
  await edit({ name: 'Two' });
  await host.models.RecordRule.create({
    roleId: role,
    table: 'customers',
    name: 'Own customers',
    condition: 'f.createdBy=me',
  });
  await aSecond();
  expect((await ines.open(path())).status).toBe(404);
  expect((await ines.open(path((await revisions())[0]!.id))).status).toBe(404);
  await ada.send(`${LIST}/${id}/delete`, `${LIST}/${id}/delete`);
  const trash = await ines.open(`${LIST}/trash`);
  expect(trash.text).toContain('The trash is empty');
  expect((await ines.json(`${LIST}/trash`)).body).toEqual({ rows: [], next: null });
  for (const rest of ['', '/purge']) expect((await ines.open(`${LIST}/trash/${id}${rest}`)).status).toBe(404);
  for (const rest of ['restore', 'purge'])
    expect(
      (
        await ines.send(
          `${LIST}/trash`,
          `${LIST}/trash/${id}/${rest}`,
          rest === 'purge' ? { name: 'Two' } : {},
        )
      ).status,
    ).toBe(404);
  expect((await stored()).deletedAt).not.toBeNull();
});

test('a field that a rule hides is in no history, and one that it keeps is not put back', async () => {
  await grant('customers.update');
  await edit({ name: 'Two', email: 'two@kestrel.example', status: 'active' });
  await host.models.FieldRule.create({ roleId: role, table: 'customers', field: 'email', effect: 'hidden' });
  await host.models.FieldRule.create({
    roleId: role,
    table: 'customers',
    field: 'status',
    effect: 'read-only',
  });
  await aSecond();
  const { text } = await ines.open(path());
  expect(text).toContain('<del><span>Kestrel</span></del>');
  expect(text).not.toContain('kestrel.example');
  expect(JSON.stringify((await ines.json(path())).body)).not.toMatch(/kestrel\.example|email/);
  const [change, made] = await revisions();
  for (const field of ['email', 'status'])
    expect((await restore(change!.id, { field }, ines)).status).toBe(400);
  expect((await restore(made!.id, {}, ines)).status).toBe(303);
  expect(await stored()).toMatchObject({ name: 'Kestrel', email: 'two@kestrel.example', status: 'active' });
});

test('an undo is heard by the module and its trail like every other change', async () => {
  const { headers } = await ada.send(`${LIST}/${id}/delete`, `${LIST}/${id}/delete`);
  expect(headers['location']).toBe(LIST);
  const page = await ada.open(LIST);
  expect(page.text).toMatch(/class="toast[\s\S]*1 record moved to trash\.[\s\S]*Undo/);
  const undone = await ada.sendFrom(page, `${LIST}/trash/${id}/restore`);
  expect(undone.headers['location']).toBe(`${LIST}/${id}`);
  expect((await ada.open(`${LIST}/${id}`)).text).toContain('Restored 1 record.');
  expect((await revisions())[0]).toMatchObject({ action: 'restore' });
  expect((await stored()).deletedAt).toBeNull();
});

test('a text that programs break on is put back exactly as it was', async () => {
  const notes = '/admin/customers/customer-notes';
  const { CustomerNote, AuditLog } = host.models;
  const note = await CustomerNote.create({ customerId: id, noteText: 'at first' });
  const page = await ada.open(`${notes}/${note.id}/history`);
  const texts = Object.values(NAUGHTY)
    .flat()
    .filter((text) => text !== '' && !text.includes('\0'));
  const wrong: string[] = [];
  for (const text of texts) {
    await note.update({ noteText: text });
    await note.update({ noteText: 'something else' });
    const last = await AuditLog.findOne({ where: { recordId: note.id }, order: [['position', 'DESC']] });
    const restored = `${notes}/${note.id}/history/${last!.id}/restore`;
    const { status } = await ada.sendFrom(page, restored, { field: 'noteText' });
    await note.reload();
    if (status !== 303 || note.noteText !== text) wrong.push(`${status} ${JSON.stringify(text)}`);
  }
  expect(texts.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});
