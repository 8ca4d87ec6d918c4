import request from 'supertest';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const LIST = '/admin/harbour/ships';
let host: AdminHost;
let keeper: string;

beforeAll(async () => {
  host = await adminHost(harbour);
  keeper = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook' });
  for (let n = 1; n <= 30; n += 1) {
    await host.make('Ship', {
      name: n === 7 ? '100%_sure' : `Ship ${String(n).padStart(2, '0')}`,
      code: `S${n}`,
      status: n % 3 === 0 ? 'in_dock' : 'afloat',
      value: n % 2 === 0 ? String(n * 100) : null,
      keeperId: n <= 2 ? keeper : null,
      radioKey: 'canary-secret',
      insider: 'canary-hidden',
    });
  }
});
afterAll(() => host?.close());

const json = (query: string) => request(host.app).get(`${LIST}${query}`).set('Accept', 'application/json');
const page = (query = '') => request(host.app).get(`${LIST}${query}`).set('Accept', 'text/html');

test('a list shows 25 rows, the total, references by name, and leads to the next page', async () => {
  const { text } = await page('?sort=name').expect(200);
  expect(text.match(/class="nm"/g)).toHaveLength(25);
  expect(text).toContain('1–25 of 30');
  expect(text).toContain('sort=name&amp;page=2');
  expect(text).toContain(`href="/admin/keepers/keepers/${keeper}">Ada Hook</a>`);
});

test('its twin in JSON holds rows, total, page and page size', async () => {
  const { body } = await json('?sort=-name&page=2&pageSize=20').expect(200);
  expect(body).toMatchObject({ total: 30, totalIs: 'exact', page: 2, pageSize: 20 });
  expect(body.rows).toHaveLength(10);
  expect(body.rows[0]).toMatchObject({ name: 'Ship 10', isDeleted: false });
});

test('secret and hidden values leave the server by no way', async () => {
  for (const answer of [await page(), await json(''), await json('?q=canary')]) {
    expect(answer.text).not.toContain('canary-secret');
    expect(answer.text).not.toContain('canary-hidden');
  }
});

test.each([
  ['?f.radioKey=canary-secret', 'f.radioKey'],
  ['?f.insider=canary-hidden', 'f.insider'],
  ['?sort=radioKey', 'sort'],
  ['?sort=-insider', 'sort'],
  ['?sort=keeper', 'sort'],
  ['?f.nothing=1', 'f.nothing'],
  ['?f.status=sunk', 'f.status'],
  ['?f.crew.gte=many', 'f.crew.gte'],
  ['?f.crew=99999999999', 'f.crew'],
  ['?f.status.gte=lost', 'f.status.gte'],
  ['?f.name.contains=x', 'f.name.contains'],
  ['?f.keeper=ada', 'f.keeper'],
  ['?f.seenAt.gte=2026-02-99', 'f.seenAt.gte'],
  ['?f.seenAt.gte=2026-02-30', 'f.seenAt.gte'],
  ['?f.seenAt=0000-01-01', 'f.seenAt'],
  ['?f.seenAt=2026-01-01T24:00:00Z', 'f.seenAt'],
  ['?f.seenAt=0001-01-01T00:00:00%2B14:00', 'f.seenAt'],
  ['?f.createdAt.gte=0000-01-01', 'f.createdAt.gte'],
  ['?f.builtOn=2026-02-30', 'f.builtOn'],
  ['?f.builtOn.gte=0000-01-01', 'f.builtOn.gte'],
  ['?f.builtOn.lte=2023-02-29', 'f.builtOn.lte'],
  ['?page=0', 'page'],
  ['?page=401', 'page'],
  ['?pageSize=201', 'pageSize'],
  ['?pageSize=-1', 'pageSize'],
  ['?where[name]=x', 'where[name]'],
  ['?q=a&q=b', 'q'],
  [`?q=${'x'.repeat(201)}`, 'q'],
])('%s is refused with 400 that names the parameter', async (query, name) => {
  const { body } = await json(query).expect(400);
  expect(body.errors.map((error: { name: string }) => error.name)).toEqual([name]);
});

test.each([
  '?f.seenAt=9999-12-31',
  '?f.seenAt.lte=9999-12-31',
  '?f.builtOn=0001-01-01',
  '?f.seenAt=0001-01-01',
])('%s, at the end of the calendar, is answered', async (query) => {
  expect((await json(query).expect(200)).body.total).toBe(0);
});

test('a value that only the database cannot read is 400 as well', async () => {
  const { DatabaseError } = await import('sequelize');
  const said = Object.assign(new Error('date/time field value out of range'), { code: '22008', sql: '' });
  const find = jest.spyOn(host.models['Ship'] as never, 'findAll');
  find.mockRejectedValueOnce(new DatabaseError(said) as never);
  expect((await json('?q=x').expect(400)).body.title).toBe('Parameters not understood');
  find.mockRestore();
});

test('a list that the database does not finish in time says which index would help', async () => {
  const { DatabaseError } = await import('sequelize');
  const said = Object.assign(new Error('canceling statement due to statement timeout'), {
    code: '57014',
    sql: '',
  });
  const find = jest.spyOn(host.models['Ship'] as never, 'findAll');
  find.mockRejectedValueOnce(new DatabaseError(said) as never);
  const slow = await json('?q=x').expect(503);
  expect(slow.body.title).toBe('Took too long');
  expect(slow.body.detail).toContain("{ fields: ['name'], using: 'gin', operatorClass: 'gin_trgm_ops' }");
  find.mockRejectedValueOnce(new DatabaseError(said) as never);
  const { body } = await json('?f.status=lost&sort=crew').expect(503);
  expect(body.detail).toContain("indexes: [{ fields: ['status', 'crew', 'id'] }]");
  find.mockRestore();
});

test('U+0000 in a parameter is 400 that names it', async () => {
  expect((await json('?q=a%00b').expect(400)).body.errors[0].name).toBe('q');
});

test('all that is wrong is said at once, and to people as a page', async () => {
  const { text } = await page('?f.nothing=1&sort=nothing').expect(400);
  expect(text).toContain('<code>f.nothing</code>');
  expect(text).toContain('<code>sort</code>');
});

test('what people type is looked for as it is, every word of it', async () => {
  expect((await json('?q=100%25_').expect(200)).body.rows.map((row: { code: string }) => row.code)).toEqual([
    'S7',
  ]);
  expect((await json('?q=%25').expect(200)).body.total).toBe(1);
  expect((await json('?q=ship%20S12').expect(200)).body.total).toBe(1);
  expect((await json("?q='; drop table ships; --").expect(200)).body.total).toBe(0);
});

test('filters narrow by several values, ranges and references, and each can be taken off', async () => {
  expect((await json('?f.status=in_dock&f.status=lost').expect(200)).body.total).toBe(10);
  expect((await json('?f.value.gte=1000&f.value.lte=1200').expect(200)).body.total).toBe(2);
  expect((await json(`?f.keeper=${keeper}`).expect(200)).body.total).toBe(2);
  expect((await json('?f.isInsured=true').expect(200)).body.total).toBe(0);
  const today = new Date().toISOString().slice(0, 10);
  expect((await json(`?f.createdAt.gte=${today}&f.createdAt.lte=${today}`).expect(200)).body.total).toBe(30);
  const { text } = await page(`?f.status=in_dock&f.keeper=${keeper}`).expect(200);
  expect(text).toContain(`href="${LIST}?f.keeper=${keeper}" aria-label="Remove filter: Status"`);
  expect(text).toContain('<b>Ada Hook</b>');
});

test('fields that a filter form left empty change nothing', async () => {
  expect((await json('?f.value.gte=&f.value.lte=&f.status=&q=').expect(200)).body.total).toBe(30);
});

test('and do not stay in the address, where those that were filled do', async () => {
  const { headers } = await page('?f.value.gte=100&f.value.lte=&f.status=lost&f.status=&q=&page=1').expect(
    303,
  );
  expect(headers['location']).toBe(`${LIST}?f.value.gte=100&f.status=lost`);
  expect((await page('?q=').expect(303)).headers['location']).toBe(LIST);
  await page('?f.nothing=').expect(400);
});

test('an address that is not understood is said once, with the way to the list itself', async () => {
  const { text } = await page('?f.nothing=1').expect(400);
  expect(text.match(/is not a field this list can be filtered by/g)).toHaveLength(1);
  expect(text).toContain(`<a class="btn pri" href="${LIST}">`);
});

test('on a phone an amount is told by its label, and an empty field takes no room', async () => {
  const { text } = await page('?sort=code').expect(200);
  expect(text).toContain('<td class="num f-b" data-label="Value, CHF">');
  expect(text).toContain('<td class="num f-b f-none"');
});

test('a list without rows says so, and how to get on', async () => {
  expect((await page('?q=nowhere').expect(200)).text).toContain('Clear search and filters');
  const { text } = await request(host.app)
    .get('/admin/harbour/berths')
    .set('Accept', 'text/html')
    .expect(200);
  expect(text).toContain('No berths yet');
});

test('a list asks the database a bounded number of times, however many rows refer elsewhere', async () => {
  const asked: string[] = [];
  const { sequelize } = host.models['Ship'] as unknown as { sequelize: { options: { logging: unknown } } };
  await json('').expect(200);
  sequelize.options.logging = (sql: string) => void asked.push(sql);
  await json('?sort=name').expect(200);
  sequelize.options.logging = false;
  expect(asked.length).toBeLessThanOrEqual(4);
  expect(asked.filter((sql) => sql.includes('"keepers"'))).toHaveLength(1);
});
