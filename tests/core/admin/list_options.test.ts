/** What people choose about a list stands in its address: columns, an order of several, how close rows stand. */
import request from 'supertest';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const LIST = '/admin/harbour/ships';
let host: AdminHost;
let ada: string;

beforeAll(async () => {
  host = await adminHost(harbour);
  ada = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook' });
  for (let n = 1; n <= 12; n += 1)
    await host.make('Ship', {
      name: `Ship ${n % 3}`,
      code: `S${String(n).padStart(2, '0')}`,
      status: n % 4 === 0 ? 'in_dock' : 'afloat',
      isInsured: n % 2 === 0,
      crew: n,
      value: n % 3 === 0 ? null : '10.50',
      valueCurrency: n === 1 ? 'EUR' : 'CHF',
      keeperId: n <= 5 ? ada : null,
      radioKey: 'canary-secret',
    });
});
afterAll(() => host?.close());

const page = (query = '') => request(host.app).get(`${LIST}${query}`).set('Accept', 'text/html');
const json = (query: string) => request(host.app).get(`${LIST}${query}`).set('Accept', 'application/json');
const headings = (html: string): string[] =>
  [...html.matchAll(/<th[^>]*>(?:<a[^>]*>)?([^<]+)/g)].map(([, label = '']) => label.trim());

test('columns are those that somebody chose, in that order', async () => {
  const { text } = await page('?cols=crew,name,isInsured').expect(200);
  expect(headings(text)).toEqual(['Crew', 'Name', 'Is insured']);
  expect((await page('?cols=name&cols=crew').expect(303)).headers['location']).toBe(`${LIST}?cols=name,crew`);
  const own = 'cols=name,code,status,keeper,value,updatedAt';
  expect((await page(`?${own.replaceAll(',', '&cols=')}`).expect(303)).headers['location']).toBe(LIST);
});

test('a column that is secret, hidden or not there is no column', async () => {
  for (const key of ['radioKey', 'insider', 'nothing'])
    expect((await json(`?cols=name,${key}`).expect(400)).body.errors[0].name).toBe('cols');
});

test('a heading sorts by itself, and after the others where somebody asks for that', async () => {
  const { text } = await page('?sort=name,-crew').expect(200);
  expect(text.match(/aria-sort="\w+"/g)).toEqual(['aria-sort="ascending"']);
  expect(text).toContain(`data-also="${LIST}?sort=-name,-crew"`);
  expect(text).toContain(`data-also="${LIST}?sort=name,-crew,code"`);
  expect(text).toContain('<span class="rank">1</span>');
  const { body } = await json('?sort=name,-crew').expect(200);
  expect(body.rows.map((row: { crew: number }) => row.crew)).toEqual([12, 9, 6, 3, 10, 7, 4, 1, 11, 8, 5, 2]);
});

test('three lists of a form make one order; what is left empty or chosen twice is not in it', async () => {
  const { headers } = await page('?sort=-status&sort=name&sort=').expect(303);
  expect(headers['location']).toBe(`${LIST}?sort=-status,name`);
  expect((await page('?sort=name&sort=-name').expect(303)).headers['location']).toBe(`${LIST}?sort=name`);
});

test('rows stand as close as the address says, and otherwise as somebody prefers', async () => {
  expect((await page('?density=dense').expect(200)).text).toContain('data-density="dense"');
  expect((await page().expect(200)).text).not.toContain('data-density');
  expect((await page().set('Cookie', 'density=cosy').expect(200)).text).toContain('data-density="cosy"');
  expect((await page('?density=normal').expect(303)).headers['location']).toBe(LIST);
  const { text } = await page('?density=normal').set('Cookie', 'density=dense').expect(200);
  expect(text).not.toContain('data-density');
  await json('?density=huge').expect(400);
});

test('what somebody chose is carried along by search, filters, sizes and pages', async () => {
  const { text } = await page('?cols=name,crew&density=dense&sort=crew&q=Ship&pageSize=50').expect(200);
  const hidden = (name: string, value: string): number =>
    text.split(`<input type="hidden" name="${name}" value="${value}">`).length - 1;
  expect(hidden('cols', 'name,crew')).toBe(3);
  expect(hidden('density', 'dense')).toBe(3);
  expect(hidden('sort', 'crew')).toBe(3);
  expect(hidden('q', 'Ship')).toBe(3);
});

test('filters say what each would leave, the other filters as they are, once they are asked', async () => {
  expect((await page().expect(200)).text).not.toContain('class="meter"');
  const { text } = await page('?f.status=in_dock&show=filter').expect(200);
  const count = (label: string): string | undefined =>
    new RegExp(`<span>${label}</span><span class="c">([^<]*)</span>`).exec(text)?.[1];
  expect(count('Afloat')).toBe('9');
  expect(count('In dock')).toBe('3');
  expect(count('Lost')).toBe('0');
  expect(count('Yes')).toBe('3');
  expect(count('Ada Hook')).toBe('1');
  expect(text).toContain('<rect width="33" height="2"/>');
});

test('amounts are added up by currency below the list', async () => {
  const { text } = await page('?sort=code').expect(200);
  expect(text).toContain('Sum of value <b>73.50 CHF + 10.50 EUR</b>');
  expect((await page('?f.status=in_dock').expect(200)).text).toContain('<b>21.00 CHF</b>');
  expect((await page('?cols=name').expect(200)).text).not.toContain('Sum of');
});
