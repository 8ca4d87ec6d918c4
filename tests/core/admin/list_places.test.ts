/** Long lists are paged by places, not by counting rows off: walked to the end and back, each row comes once. */
import request from 'supertest';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const LIST = '/admin/harbour/ships';
const ROWS = 47;
let host: AdminHost;

beforeAll(async () => {
  host = await adminHost(harbour);
  for (let n = 1; n <= ROWS; n += 1) {
    await host.make('Ship', {
      name: `Ship ${String(n % 9)}`,
      code: `S${n}`,
      status: ['afloat', 'in_dock', 'lost'][n % 3],
      // Many have the same, and many nothing.
      crew: n % 4 === 0 ? null : n % 5,
      isFast: n % 7 === 0 ? null : n % 2 === 0,
      value: n % 3 === 0 ? null : String((n % 6) * 10),
      builtOn: n % 5 === 0 ? null : `20${String(10 + (n % 8))}-01-01`,
      seenAt: n % 6 === 0 ? null : new Date(Date.UTC(2026, 0, 1 + (n % 10))),
    });
  }
});
afterAll(() => host?.close());

interface Answer {
  readonly rows: readonly { readonly code: string }[];
  readonly next: string | null;
  readonly previous: string | null;
  readonly page: number | null;
  readonly total: number;
}
const open = async (address: string): Promise<Answer> =>
  (await request(host.app).get(address).set('Accept', 'application/json').expect(200)).body as Answer;
const page = (query = '') => request(host.app).get(`${LIST}${query}`).set('Accept', 'text/html');
const codes = ({ rows }: Answer): string[] => rows.map(({ code }) => code);

async function walk(from: string, by: 'next' | 'previous'): Promise<string[][]> {
  const pages: string[][] = [];
  for (let at: string | null = from; at !== null && pages.length < 20;) {
    const answer: Answer = await open(at);
    pages.push(codes(answer));
    at = answer[by];
  }
  return pages;
}

test.each([
  '-updatedAt',
  'name',
  '-name',
  'crew',
  '-crew',
  'crew,-name',
  '-value,crew,isFast',
  'isFast',
  '-isFast',
  'builtOn,-seenAt',
  '-seenAt',
  'status,-crew',
])('sorted by %s, the pages one after the other are the whole list, there and back', async (sort) => {
  const whole = codes(await open(`${LIST}?sort=${sort}&pageSize=200`));
  expect(whole).toHaveLength(ROWS);
  const there = await walk(`${LIST}?sort=${sort}&pageSize=10`, 'next');
  expect(there.map(({ length }) => length)).toEqual([10, 10, 10, 10, 7]);
  expect(there.flat()).toEqual(whole);
  const back = await walk(`${LIST}?sort=${sort}&pageSize=10&before=end`, 'previous');
  expect(back.reverse().flat()).toEqual(whole);
});

test('moments that differ in less than a thousandth of a second are told apart', async () => {
  const connection = await host.base.database.connect();
  await connection.query(
    `UPDATE ships SET seen_at = '2026-06-01 12:00:00.12345+00'::timestamptz + (right(code, 1) || 'us')::interval
     WHERE code < 'S30'`,
  );
  await connection.end();
  for (const sort of ['seenAt', '-seenAt']) {
    const whole = codes(await open(`${LIST}?sort=${sort}&pageSize=200`));
    expect((await walk(`${LIST}?sort=${sort}&pageSize=4`, 'next')).flat()).toEqual(whole);
  }
});

test('rows that come in front of a page move nothing on the ones behind it', async () => {
  const first = await open(`${LIST}?sort=-createdAt&pageSize=10`);
  const second = await open(first.next ?? '');
  const late = await host.make('Ship', { name: 'Late', code: 'LATE' });
  expect(codes(await open(first.next ?? ''))).toEqual(codes(second));
  await host.models['Ship']?.destroy({ where: { id: late }, force: true });
});

test('a page says where it is, and leads to the first and the last one', async () => {
  const { text } = await page('?sort=name&pageSize=10').expect(200);
  expect(text).toContain('1–10 of 47');
  expect(text).toContain(
    'aria-label="Last page" rel="last" href="/admin/harbour/ships?sort=name&amp;pageSize=10&amp;before=end"',
  );
  expect(text).not.toContain('aria-label="First page"');
  const second = await open((await open(`${LIST}?sort=name&pageSize=10`)).next ?? '');
  expect(second.page).toBe(2);
  const last = (await page('?sort=name&pageSize=10&before=end').expect(200)).text;
  expect(last).toContain('41–47 of 47');
  expect(last).toContain('aria-label="First page"');
  expect(last).not.toContain('aria-label="Next page"');
});

test.each([
  ['?after=x', 'after'],
  ['?before=x', 'before'],
  [`?after=${Buffer.from('["a"]').toString('base64url')}`, 'after'],
  [
    `?sort=crew&after=${Buffer.from('["many","019a0000-0000-7000-8000-000000000000"]').toString('base64url')}`,
    'after',
  ],
  [
    `?sort=seenAt&after=${Buffer.from('["now","019a0000-0000-7000-8000-000000000000"]').toString('base64url')}`,
    'after',
  ],
  [
    `?sort=name&after=${Buffer.from('[{"a":1},"019a0000-0000-7000-8000-000000000000"]').toString('base64url')}`,
    'after',
  ],
  [`?sort=name&after=${Buffer.from('["a","1; drop table ships"]').toString('base64url')}`, 'after'],
  ['?before=end&after=x', 'before'],
])('%s is no place: 400 that names it', async (query, name) => {
  const { body } = await request(host.app)
    .get(`${LIST}${query}`)
    .set('Accept', 'application/json')
    .expect(400);
  expect((body as { errors: { name: string }[] }).errors.map((error) => error.name)).toContain(name);
});
