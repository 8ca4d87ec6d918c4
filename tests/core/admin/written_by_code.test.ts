/** Models whose rows only code writes: no form that could never be saved, and no way to one. */
import request from 'supertest';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

let host: AdminHost;
let ship: string;
beforeAll(async () => {
  host = await adminHost(harbour);
  ship = await host.make('Ship', { name: 'Kestrel', code: 'K1' });
});
afterAll(() => host.close());

const html = (path: string) => request(host.app).get(path).set('Accept', 'text/html');
const post = (path: string) => request(host.app).post(path).type('form').send({});

test('an empty list says who writes it, without a button, a key or a hint for a new one', async () => {
  const { text } = await html('/admin/harbour/tides').expect(200);
  expect(text).toContain('They are written by the application itself');
  expect(text).not.toContain('/new"');
  expect(text).not.toMatch(/aria-keyshortcuts="n"|<kbd>[EN]<\/kbd>/);
  expect((await html('/admin/harbour/ships')).text).toContain('<kbd>N</kbd> new');
});

test('neither form has an address', async () => {
  const id = await host.make('Tide', { level: 3 });
  const tide = `/admin/harbour/tides/${id}`;
  expect((await html(tide).expect(200)).text).not.toMatch(/\/(new|edit)"/);
  for (const path of ['/admin/harbour/tides/new', `${tide}/edit`]) {
    await html(path).expect(404);
    expect([404, 405]).toContain((await post(path)).status);
  }
});

test('what only code makes may still be changed where a field is left to people', async () => {
  const id = await host.make('Arrival', { shipId: ship });
  const arrival = `/admin/harbour/arrivals/${id}`;
  expect((await html(arrival).expect(200)).text).toContain(`href="${arrival}/edit"`);
  await post(`${arrival}/edit`).send({ remark: 'late' }).expect(303);
  await html('/admin/harbour/arrivals/new').expect(404);
});

test('a record offers no new one of such a relation', async () => {
  const { text } = await html(`/admin/harbour/ships/${ship}?tab=arrivals`).expect(200);
  expect(text).not.toContain('arrivals/new');
  expect(text).toContain('All arrivals');
});

test('a form that a hook of the model completes is there, and succeeds', async () => {
  await post('/admin/harbour/permits/new').send({ holder: 'Ada' }).expect(303);
});
