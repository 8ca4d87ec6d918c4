/** A list taken away as a file: what it shows and no more, written while it is read. */
import request from 'supertest';
import { csvCell } from '../../../core/admin/export/csv';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const LIST = '/admin/harbour/ships';
let host: AdminHost;
let keeper: string;

beforeAll(async () => {
  host = await adminHost(harbour);
  keeper = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook' });
  await host.make('Ship', {
    name: '=HYPERLINK("http://evil.example")',
    code: 'ONE',
    value: '-12.50',
    keeperId: keeper,
    remark: 'two lines,\nand "quotes"',
    tags: ['a', 'b'],
    radioKey: 'canary-secret',
    insider: 'canary-hidden',
  });
  await host.make('Ship', { name: 'Größe', code: 'TWO', status: 'lost' });
});
afterAll(() => host?.close());

const file = async (query: string) => {
  const answer = await request(host.app).get(`${LIST}/export?${query}`).buffer(true);
  return { ...answer, status: answer.status, headers: answer.headers, text: answer.text };
};
/** Lines of a CSV file without the mark before them; no value of these tests but one has a line break. */
const cells = (line: string): string[] => line.split(',');

test('CSV has a line for each record in the order they were made, and texts for formulas', async () => {
  const { status, headers, text } = await file('format=csv');
  expect(status).toBe(200);
  expect(headers['content-type']).toContain('text/csv');
  expect(headers['content-disposition']).toMatch(/^attachment; filename="ships-\d{4}-\d\d-\d\d\.csv"$/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const head = cells(text.slice(1).split('\r\n')[0]!);
  expect(head).toEqual(expect.arrayContaining(['name', 'value', 'valueCurrency', 'keeperId', 'keeper']));
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(text).toContain('"two lines,\nand ""quotes"""');
  expect(text).toContain(',-12.50,CHF,');
  expect(text).toContain(`,${keeper},Ada Hook,`);
  expect(text.indexOf('ONE')).toBeLessThan(text.indexOf('TWO'));
  expect(text.endsWith('\r\n')).toBe(true);
});

test('JSON and NDJSON have every value as it is', async () => {
  const { body } = await request(host.app).get(`${LIST}/export?format=json`);
  expect(body).toMatchObject([
    { name: '=HYPERLINK("http://evil.example")', value: '-12.50', keeper: 'Ada Hook', tags: ['a', 'b'] },
    { name: 'Größe', keeper: null, keeperId: null },
  ]);
  const { text } = await file('format=ndjson');
  const lines = text.trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { code: string }).code)).toEqual(['ONE', 'TWO']);
});

test('what is filtered and searched is what is taken', async () => {
  for (const query of ['f.status=lost', 'q=größe']) {
    const { body } = await request(host.app).get(`${LIST}/export?format=json&${encodeURI(query)}`);
    expect([query, (body as { code: string }[]).map(({ code }) => code)]).toEqual([query, ['TWO']]);
  }
  const none = await request(host.app).get(`${LIST}/export?format=json&f.status=in_dock`);
  expect(none.body).toEqual([]);
});

test('secret and hidden fields are in no file', async () => {
  for (const format of ['csv', 'json', 'ndjson']) {
    const { text } = await file(`format=${format}`);
    for (const word of ['canary', 'radioKey', 'insider'])
      expect([format, text.includes(word)]).toEqual([format, false]);
  }
});

test.each(['', 'format=xml', 'format=csv&format=json', 'format=csv&f.radioKey=x', 'format=csv&nothing=1'])(
  '?%s is refused with the parameter named',
  async (query) => {
    const { status } = await request(host.app)
      .get(`${LIST}/export?${query}`)
      .set('Accept', 'application/json');
    expect(status).toBe(400);
  },
);

test('more records than are read at once come whole, each once', async () => {
  const rows = Array.from({ length: 2_300 }, (_, at) => ({ firstName: 'K', lastName: String(at) }));
  await host.models['Keeper']!.bulkCreate(rows);
  const { text } = await request(host.app).get('/admin/keepers/keepers/export?format=ndjson').buffer(true);
  const names = text
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { lastName: string }).lastName);
  expect(names.length).toBe(2_301);
  expect(new Set(names).size).toBe(2_301);
});

test('whoever may not export, or not see, gets no file', async () => {
  const refused = await adminHost(harbour, { refused: ['ships.export', 'keepers.read'] });
  const ask = async (path: string) => (await request(refused.app).get(path)).status;
  expect(await ask(`${LIST}/export?format=csv`)).toBe(403);
  expect(await ask('/admin/keepers/keepers/export?format=csv')).toBe(403);
  expect((await request(refused.app).get(LIST).set('Accept', 'text/html')).text).not.toContain('/export?');
  await refused.close();
});

test('the list leads to its files as it is filtered', async () => {
  const { text } = await request(host.app).get(`${LIST}?f.status=lost&sort=name`).set('Accept', 'text/html');
  expect(text.replaceAll('&amp;', '&')).toContain(`${LIST}/export?format=csv&f.status=lost"`);
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM', "'@SUM"],
  ['\t=1', "'\t=1"],
  ['a=1', 'a=1'],
])('the text %j is written as %j', (given, written) => {
  expect(csvCell(given, false)).toBe(written);
});

test('a number may begin with a minus', () => {
  expect(csvCell('-1.50', true)).toBe('-1.50');
});
