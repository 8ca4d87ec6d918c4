import request from 'supertest';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const SHIPS = '/admin/harbour/ships';
let host: AdminHost;
let id: string;

beforeAll(async () => {
  host = await adminHost(harbour, { refused: ['tides.read', 'system.modules.read'] });
  const keeperId = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook', note: 'canary-hidden' });
  id = await host.make('Ship', {
    name: 'Kestrel',
    code: 'K1',
    keeperId,
    value: '1234567.5',
    tags: ['red'],
    papers: { flag: 'DE' },
    radioKey: 'canary-secret',
  });
  for (let n = 0; n < 12; n += 1) await host.make('LogEntry', { words: `Entry ${n}`, shipId: id });
});
afterAll(() => host?.close());

const html = (path: string) => request(host.app).get(path).set('Accept', 'text/html');
const json = (path: string) => request(host.app).get(path).set('Accept', 'application/json');

test('a record shows its fields, what it refers to, and where it comes from', async () => {
  const { text } = await html(`${SHIPS}/${id}`).expect(200);
  for (const part of [
    '<title>Kestrel · Ordinal</title>',
    '1,234,567.50',
    '>Ada Hook</a>',
    '<span class="tag">red</span>',
    id,
  ])
    expect(text).toContain(part);
  expect(text).toContain('modules/admin/harbour/<wbr>300_ship_model.ts');
  expect(text).not.toContain('canary');
});

test('each relation is a tab with its number and count; the chosen one shows ten rows and leads to all', async () => {
  const { text } = await html(`${SHIPS}/${id}?tab=log`).expect(200);
  expect(text).toMatch(
    /aria-current="page"><span class="ord">302<\/span>Log entries <span class="c">12<\/span>/,
  );
  expect(text).toMatch(/<span class="ord">301<\/span>Berths <span class="c">0<\/span>/);
  expect(text).toContain('10 of 12');
  expect(text).toContain(`/admin/harbour/log-entries?f.ship=${id}`);
  await html(`${SHIPS}/${id}?tab=nothing`).expect(400);
});

test('the twin in JSON holds what may be seen', async () => {
  const { body } = await json(`${SHIPS}/${id}`).expect(200);
  expect(body).toMatchObject({
    id,
    name: 'Kestrel',
    value: '1234567.50',
    papers: { flag: 'DE' },
    isDeleted: false,
  });
  expect(body).not.toHaveProperty('radioKey');
  expect(body).not.toHaveProperty('insider');
});

test('only a UUID is a record: other addresses are free for pages of the module', async () => {
  await html(`${SHIPS}/overview`).expect(404);
  const { body } = await json(`${SHIPS}/01890000-0000-7000-8000-000000000000`).expect(404);
  expect(body).toMatchObject({ status: 404, detail: 'This ship does not exist, or not any more.' });
});

test('who may not is told which permission it takes', async () => {
  const { text } = await html('/admin/harbour/tides').expect(403);
  expect(text).toContain('<code>tides.read</code>');
  const { body } = await json('/admin/system/modules').expect(403);
  expect(body.permission).toBe('system.modules.read');
});

test('the overview counts what there is and names the newest records', async () => {
  const { text } = await html('/admin').expect(200);
  expect(text).toContain('href="/admin/harbour/ships"');
  expect(text).toContain('>Entry 11</a>');
});
