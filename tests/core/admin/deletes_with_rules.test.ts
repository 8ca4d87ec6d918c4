import request from 'supertest';
import { adminHost, type AdminHost } from './admin_host';
import { harbour } from './harbour';

const SHIPS = '/admin/harbour/ships';
let host: AdminHost;
beforeAll(async () => {
  host = await adminHost(harbour);
});
afterAll(() => host?.close());

const find = async (model: string, id: string, paranoid = true) =>
  (await host.models[model]?.findByPk(id, { paranoid }))?.get() as Record<string, unknown> | undefined;
const drop = (path: string) =>
  request(host.app).post(`${path}/delete`).set('Accept', 'text/html').type('form').send({});

async function ship(code: string) {
  const id = await host.make('Ship', { name: `Ship ${code}`, code });
  const entry = await host.make('LogEntry', { words: 'left', shipId: id });
  const mark = await host.make('LogMark', { name: 'late', entryId: entry });
  const berth = await host.make('Berth', { place: `Quay ${code}`, shipId: id });
  return { id, entry, mark, berth };
}

test('the page says what goes with it before anything does', async () => {
  const { id } = await ship('A');
  const { text } = await request(host.app)
    .get(`${SHIPS}/${id}/delete`)
    .set('Accept', 'text/html')
    .expect(200);
  expect(text).toContain('Move Ship A to trash?');
  expect(text).toContain('Move 2 records to trash');
  expect(text).toMatch(/Log entries<\/span><span class="cnt">1<\/span><span class="muted">goes with it/);
  expect(text).toMatch(/Berths<\/span><span class="cnt">1<\/span><span class="muted">loses the link/);
  expect(text).toMatch(/Log marks<\/span><span class="cnt">1<\/span><span class="muted">stays as it is/);
  expect(await find('Ship', id)).toBeDefined();
});

test('a record goes to the trash with its parts, links are emptied, what has no trash stays', async () => {
  const { id, entry, mark, berth } = await ship('B');
  const { headers } = await drop(`${SHIPS}/${id}`).expect(303);
  expect(headers['location']).toBe(SHIPS);
  expect(await find('Ship', id)).toBeUndefined();
  expect(await find('Ship', id, false)).toMatchObject({ deletedAt: expect.any(Date) });
  expect(await find('LogEntry', entry)).toBeUndefined();
  expect(await find('LogEntry', entry, false)).toBeDefined();
  expect(await find('LogMark', mark)).toBeDefined();
  expect(await find('Berth', berth)).toMatchObject({ shipId: null });
});

test('the list says once what was done', async () => {
  const { id } = await ship('C');
  const agent = request.agent(host.app);
  await agent.post(`${SHIPS}/${id}/delete`).type('form').send({}).expect(303);
  expect((await agent.get(SHIPS).set('Accept', 'text/html')).text).toContain('2 records moved to trash.');
  expect((await agent.get(SHIPS).set('Accept', 'text/html')).text).not.toContain('moved to trash.');
});

test('a record that is needed is not deleted, and the page names what holds it back', async () => {
  const keeper = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook' });
  const held = await host.make('Ship', { name: 'Held', code: 'HELD', keeperId: keeper });
  const path = `/admin/keepers/keepers/${keeper}`;
  const { text } = await drop(path).expect(409);
  expect(text).toContain('ships.keeper is RESTRICT');
  expect(text).not.toContain('btn stop');
  expect(await find('Keeper', keeper)).toBeDefined();
  const json = await request(host.app)
    .post(`${path}/delete`)
    .set('Accept', 'application/json')
    .send({})
    .expect(409);
  expect(json.body.detail).toContain('Ada Hook cannot go');
  await drop(`${SHIPS}/${held}`).expect(303);
  // What lies in the trash holds nothing back.
  await drop(path).expect(303);
});

test('a model without a trash deletes for good', async () => {
  const { mark } = await ship('D');
  const path = `/admin/harbour/log-marks/${mark}`;
  const { text } = await request(host.app).get(`${path}/delete`).set('Accept', 'text/html').expect(200);
  expect(text).toContain('There is no way back');
  await drop(path).expect(303);
  expect(await find('LogMark', mark, false)).toBeUndefined();
});

test('a record in the trash is gone from its address, which says where it is', async () => {
  const { id } = await ship('E');
  await drop(`${SHIPS}/${id}`).expect(303);
  const { text } = await request(host.app).get(`${SHIPS}/${id}`).set('Accept', 'text/html').expect(404);
  expect(text).toContain('This ship is in the trash.');
  await drop(`${SHIPS}/${id}`).expect(404);
});

test('reading changes nothing: GET never deletes', async () => {
  const { id } = await ship('F');
  await request(host.app).get(`${SHIPS}/${id}/delete`).set('Accept', 'text/html').expect(200);
  expect(await find('Ship', id)).toBeDefined();
});
