import request from 'supertest';
import { defineModel, string } from '../../../core/declare';
import { registryOf } from '../../support/registry_of';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const SHIPS = '/admin/harbour/ships';
let host: AdminHost;
beforeAll(async () => {
  host = await adminHost(harbour);
});
afterAll(() => host?.close());

const post = (path: string, form: Record<string, string | string[]>) =>
  request(host.app).post(path).set('Accept', 'text/html').type('form').send(form);
const stored = async (id: string) =>
  (await host.models['Ship']?.findByPk(id))?.get() as Record<string, unknown>;
const idIn = (location: string | undefined): string => String(location).slice(-36);

const FORM = {
  name: 'Kestrel',
  code: 'K1',
  status: 'in_dock',
  isInsured: ['false', 'true'],
  crew: '1,200',
  value: '40,000.50',
  valueCurrency: 'EUR',
  builtOn: '2019-03-11',
  seenAt: '2026-05-01 09:30',
  remark: 'two\r\nlines',
  tags: 'red, "blue, dark"',
  papers: '{ "flag": "DE" }',
  keeperId: '',
  radioKey: 'over',
};

test('a form makes a record, every widget in its own type, and leads to it with 303', async () => {
  const { headers } = await post(`${SHIPS}/new`, FORM).expect(303);
  const row = await stored(idIn(headers['location']));
  expect(row).toMatchObject({
    name: 'Kestrel',
    status: 'in_dock',
    isInsured: true,
    crew: 1200,
    value: '40000.50',
    valueCurrency: 'EUR',
    builtOn: '2019-03-11',
    seenAt: new Date('2026-05-01T09:30:00Z'),
    remark: 'two\nlines',
    tags: ['red', 'blue, dark'],
    papers: { flag: 'DE' },
    keeperId: null,
    radioKey: 'over',
  });
});

test('the edit form shows what is stored, and saving it untouched changes nothing', async () => {
  const seenAt = new Date('2026-05-01T09:30:12.345Z');
  const id = await host.make('Ship', {
    name: 'Still',
    code: 'ST',
    seenAt,
    papers: { flag: 'FR' },
    radioKey: 'k',
  });
  const before = await stored(id);
  const { text } = await request(host.app).get(`${SHIPS}/${id}/edit`).set('Accept', 'text/html').expect(200);
  const version = /name="~version" value="([^"]*)"/.exec(text)?.[1] ?? '';
  expect(text).toContain('value="2026-05-01 09:30:12"');
  const form = {
    ...FORM,
    name: 'Still',
    code: 'ST',
    status: 'afloat',
    isInsured: 'false',
    crew: '',
    value: '',
    valueCurrency: 'CHF',
    builtOn: '',
  };
  const same = {
    ...form,
    seenAt: '2026-05-01 09:30:12',
    remark: '',
    tags: '',
    papers: '{\n  "flag": "FR"\n}',
    radioKey: '',
    '~version': version,
  };
  await post(`${SHIPS}/${id}/edit`, same).expect(303);
  expect(await stored(id)).toEqual(before);
});

/** What a browser sends of a form nobody touched: fields as they stand, of names that come twice the last. */
function untouched(text: string): Record<string, string> {
  const form: Record<string, string> = {};
  for (const [input] of text.matchAll(/<input [^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(input)?.[1] ?? '';
    if (/type="(checkbox|radio)"/.test(input) && !input.includes(' checked')) continue;
    if (!name.startsWith('q.')) form[name] = / value="([^"]*)"/.exec(input)?.[1] ?? '';
  }
  return form;
}

test('an untouched form leaves yes, no and not set as they are', async () => {
  for (const [index, value] of [true, false, null].entries()) {
    const id = await host.make('Ship', {
      name: 'Three ways',
      code: `T${index}`,
      isFast: value,
      isClean: value,
    });
    const before = await stored(id);
    const path = `${SHIPS}/${id}/edit`;
    const { text } = await request(host.app).get(path).set('Accept', 'text/html').expect(200);
    const { isFast = '', isClean = '' } = untouched(text);
    await post(path, { isFast, isClean }).expect(303);
    expect(await stored(id)).toEqual(before);
    await post(path, { isFast: '' }).expect(303);
    expect(await stored(id)).toMatchObject({ isFast: null });
  }
});

test('what is wrong stands beside its field, on top with a link, and nothing typed is lost', async () => {
  const { text } = await post(`${SHIPS}/new`, {
    ...FORM,
    name: '',
    code: 'longer than ten',
    crew: 'many',
    value: '1.234',
    papers: '{ "flag": ',
    builtOn: '2026-02-30',
    seenAt: 'noon',
    status: 'sunk',
  }).expect(422);
  for (const [field, words] of [
    ['name', 'is required'],
    ['code', 'must have at most 10 characters, has 15'],
    ['crew', 'must be a whole number'],
    ['papers', 'this is not JSON'],
    ['builtOn', 'must be a day such as'],
    ['seenAt', 'must be a moment such as'],
    ['status', 'must be one of'],
    ['value', 'must be a number with at most'],
  ] as const) {
    expect(text).toMatch(new RegExp(`<a href="#${field}">[^<]*${words}`, 'i'));
    expect(text).toContain(`id="${field}-e"`);
  }
  expect(text).toContain('Not saved: 8 fields need another look');
  expect(text).toContain('value="longer than ten"');
  expect(text).toContain('value="noon"');
});

test.each([
  [{ sign: 'abc' }, 'Sign: does not fit: Capital letters'],
  [{ cargo: '99999999999999999999' }, 'Cargo: must be a whole number of at most 64 bits'],
  [{ value: '1', valueCurrency: 'Fr.' }, 'Value: does not fit: three capital letters, such as EUR'],
  [{ tags: 'red, much too long for a single tag' }, 'Tags: the 2nd: must have at most 20 characters, has 30'],
  [{ depths: '1, 2, deep' }, 'Depths: the 3rd: must be a whole number'],
  [{ built: '{ "decks": [] }' }, 'Built: height is missing'],
  [{ built: '{ "height": "tall", "decks": [] }' }, 'Built: height must be a number'],
  [{ built: '{ "height": 1, "decks": [{ "name": "A" }, {}] }' }, 'Built: decks, the 2nd: name is missing'],
  [{ papers: '[]' }, 'Papers: must be a group of named values'],
])('%j is answered with words a person can act on', async (given, words) => {
  const { text } = await post(`${SHIPS}/new`, { name: 'A', code: 'A9', status: 'afloat', ...given }).expect(
    422,
  );
  expect(/<ol><li><a href="#[^"]*">([^<]*)<\/a><\/li><\/ol>/.exec(text)?.[1]).toBe(words);
});

test('a value that is taken and a rule of the model are said at their field', async () => {
  await host.make('Ship', { name: 'First', code: 'TAKEN' });
  const taken = await post(`${SHIPS}/new`, { name: 'Second', code: 'TAKEN', status: 'afloat' }).expect(422);
  expect(taken.text).toContain('<a href="#code">Code: is already used by another ship</a>');
  const rule = await post(`${SHIPS}/new`, { name: 'SAME', code: 'SAME', status: 'afloat' }).expect(422);
  expect(rule.text).toContain('<a href="#code">Code: must differ from the name</a>');
});

test('a reference to a record that is gone is said at its field', async () => {
  const keeperId = '01890000-0000-7000-8000-000000000000';
  const { text } = await post(`${SHIPS}/new`, {
    name: 'Lone',
    code: 'LN',
    status: 'afloat',
    keeperId,
  }).expect(422);
  expect(text).toContain('<a href="#keeperId">Keeper: points to a record that is not there any more</a>');
});

test.each(['id', 'createdAt', 'deletedAt', 'insider', 'nothing'])('%s cannot be sent: 400', async (name) => {
  const { text } = await post(`${SHIPS}/new`, {
    name: 'A',
    code: 'A1',
    status: 'afloat',
    [name]: 'x',
  }).expect(400);
  expect(text).toContain(`<code>${name}</code>`);
});

test('a field that comes twice is 400 that names it; only a switch has a partner', async () => {
  const twice = { name: ['A', 'B'], code: 'A2', status: 'afloat', isInsured: ['false', 'true'] };
  const { text } = await post(`${SHIPS}/new`, twice).expect(400);
  expect(text).toContain('<code>name</code>');
  expect(text).not.toContain('<code>isInsured</code>');
});

test.each(['text/plain', 'text/json', 'multipart/form-data; boundary=x', 'application/xml'])(
  'a body of the type %s is refused with what is accepted, and changes nothing',
  async (type) => {
    const id = await host.make('Ship', { name: 'Unread', code: type.slice(0, 7) + type.length });
    for (const action of ['new', `${id}/edit`, `${id}/delete`]) {
      const answer = await request(host.app)
        .post(`${SHIPS}/${action}`)
        .set({ Accept: 'application/json', 'Content-Type': type })
        .send('{"name":"Read"}')
        .expect(415);
      expect(answer.body.detail).toContain('application/x-www-form-urlencoded or application/json');
    }
    expect(await stored(id)).toMatchObject({ name: 'Unread' });
  },
);

test('a request that asks without a body is understood', async () => {
  const id = await host.make('Ship', { name: 'Bare', code: 'BARE' });
  await request(host.app).post(`${SHIPS}/${id}/delete`).set('Accept', 'application/json').expect(204);
});

test('U+0000 in a field is 400 that names the field', async () => {
  const { text } = await post(`${SHIPS}/new`, { name: 'a\0b', code: 'N0', status: 'afloat' }).expect(400);
  expect(text).toContain('<code>name</code>');
});

test('a secret is never shown; left empty it stays as it was', async () => {
  const id = await host.make('Ship', { name: 'Quiet', code: 'QT', radioKey: 'canary' });
  const { text } = await request(host.app).get(`${SHIPS}/${id}/edit`).set('Accept', 'text/html').expect(200);
  expect(text).not.toContain('canary');
  await post(`${SHIPS}/${id}/edit`, { name: 'Quieter', radioKey: '' }).expect(303);
  expect(await stored(id)).toMatchObject({ name: 'Quieter', radioKey: 'canary' });
  await post(`${SHIPS}/${id}/edit`, { radioKey: 'new' }).expect(303);
  expect(await stored(id)).toMatchObject({ radioKey: 'new' });
  const again = await post(`${SHIPS}/${id}/edit`, { name: '', radioKey: 'typed' }).expect(422);
  expect(again.text).not.toContain('typed');
  expect(again.text).toContain('type it once more');
});

test('who saves after somebody else is told, loses nothing, and may save over it', async () => {
  const id = await host.make('Ship', { name: 'Twice', code: 'TW' });
  const { text } = await request(host.app).get(`${SHIPS}/${id}/edit`).set('Accept', 'text/html');
  const version = /name="~version" value="([^"]*)"/.exec(text)?.[1] ?? '';
  await post(`${SHIPS}/${id}/edit`, { name: 'First', '~version': version }).expect(303);
  const second = await post(`${SHIPS}/${id}/edit`, { name: 'Second', '~version': version }).expect(409);
  expect(second.text).toContain('value="Second"');
  expect(await stored(id)).toMatchObject({ name: 'First' });
  const next = /name="~version" value="([^"]*)"/.exec(second.text)?.[1] ?? '';
  await post(`${SHIPS}/${id}/edit`, { name: 'Second', '~version': next }).expect(303);
});

test('JSON goes through the same schema: 201 with the address, 422 with fields, 400 for what may not be sent', async () => {
  const send = (path: string, body: object) =>
    request(host.app).post(path).set('Accept', 'application/json').send(body);
  const made = await send(`${SHIPS}/new`, {
    name: 'Json',
    code: 'JS',
    seenAt: '2026-01-01T00:00:00Z',
  }).expect(201);
  expect(made.headers['location']).toBe(`${SHIPS}/${made.body.id}`);
  expect(made.body).not.toHaveProperty('radioKey');
  await send(`${SHIPS}/${made.body.id}/edit`, { crew: 3 }).expect(200);
  const wrong = await send(`${SHIPS}/new`, { name: 'x', code: 'y', crew: 'three' }).expect(422);
  expect(wrong.headers['content-type']).toContain('application/problem+json');
  expect(wrong.body.errors).toEqual([{ name: 'crew', message: 'must be a whole number' }]);
  const sent = await send(`${SHIPS}/new`, { name: 'x', code: 'y', id: made.body.id, nothing: 1 }).expect(400);
  expect(sent.body.errors.map((error: { name: string }) => error.name)).toEqual(['id', 'nothing']);
  const taken = await send(`${SHIPS}/new`, { name: 'x', code: 'JS' }).expect(422);
  expect(taken.body.errors[0].name).toBe('code');
});

test.each([
  ['builtOn', '0000-01-01'],
  ['builtOn', '2023-02-29'],
  ['seenAt', '0000-01-01T00:00:00Z'],
  ['seenAt', '9999-12-31T23:59:59-14:00'],
])('%s: %s is no day there is: 422 by its name, as JSON and as a form', async (name, value) => {
  const ship = { name: 'Dated', code: 'DT', status: 'afloat', [name]: value };
  const sent = await request(host.app)
    .post(`${SHIPS}/new`)
    .set('Accept', 'application/json')
    .send(ship)
    .expect(422);
  expect(sent.body.errors.map((error: { name: string }) => error.name)).toEqual([name]);
  expect((await post(`${SHIPS}/new`, ship).expect(422)).text).toContain(`<a href="#${name}">`);
});

test('a record among many is found by searching, without scripts and without losing what was typed', async () => {
  for (let n = 0; n <= 101; n += 1) await host.make('Keeper', { firstName: 'Keeper', lastName: `No ${n}` });
  const { text } = await post(`${SHIPS}/new`, {
    name: 'Typed',
    '~do': 'pick.keeper',
    'q.keeper': 'no 77',
  }).expect(200);
  expect(text).toContain('value="Typed"');
  expect(text).toMatch(/type="radio" name="keeperId" value="[0-9a-f-]{36}"><span>Keeper No 77<\/span>/);
  expect(text).not.toContain('Keeper No 78');
});

test('a new record may begin with values from the address, of its own fields only', async () => {
  const get = (query: string) => request(host.app).get(`${SHIPS}/new${query}`).set('Accept', 'text/html');
  expect((await get('?f.name=Given').expect(200)).text).toContain('value="Given"');
  await get('?f.radioKey=x').expect(400);
  await get('?name=x').expect(400);
});

test('markup in values is shown, never run', async () => {
  const id = await host.make('Ship', {
    name: '<script>alert(1)</script>',
    code: '"><b>',
    remark: '</textarea><i>',
  });
  for (const path of [SHIPS, `${SHIPS}/${id}`, `${SHIPS}/${id}/edit`, `${SHIPS}/${id}/delete`]) {
    const { text } = await request(host.app).get(path).set('Accept', 'text/html').expect(200);
    expect(text).not.toMatch(/<script>alert|"><b>|<\/textarea><i>/);
  }
});

test('fields named like the controls of a form are fields like any other', async () => {
  const Page = defineModel('Page', {
    table: 'pages',
    fields: { version: string(20).required(), do: string(20), summary: string(20) },
  });
  const pages = await adminHost(registryOf([[100, Page, 'pages']]));
  try {
    const path = '/admin/pages/pages';
    const send = (form: object, to: string) =>
      request(pages.app).post(to).set('Accept', 'text/html').type('form').send(form);
    const made = await send({ version: '1.0', do: 'save' }, `${path}/new`).expect(303);
    const id = idIn(made.headers['location']);
    const { text } = await request(pages.app).get(`${path}/${id}/edit`).set('Accept', 'text/html');
    const seen = /name="~version" value="([^"]*)"/.exec(text)?.[1] ?? '';
    const first = { '~version': seen, '~do': 'save', version: '2.0', do: 'another' };
    await send(first, `${path}/${id}/edit`).expect(303);
    expect((await pages.models['Page']?.findByPk(id))?.get()).toMatchObject({
      version: '2.0',
      do: 'another',
    });
    const stale = await send({ ...first, version: '3.0' }, `${path}/${id}/edit`).expect(409);
    expect(stale.text).toContain('value="3.0"');
    expect(stale.text.match(/id="(\w+)"/g)).toEqual([...new Set(stale.text.match(/id="(\w+)"/g))]);
  } finally {
    await pages.close();
  }
});
