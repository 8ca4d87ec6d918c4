/** A deletion is one operation: its restore reverses exactly that, or says why it cannot. */
import request from 'supertest';
import { adminHost, type AdminHost } from './admin_host';
import { harbourWithTrash as harbour } from './harbour';

const SHIPS = '/admin/harbour/ships';
let host: AdminHost;
beforeAll(async () => {
  host = await adminHost(harbour);
});
afterAll(() => host?.close());

const find = async (model: string, id: string, paranoid = true) =>
  (await host.models[model]?.findByPk(id, { paranoid }))?.get() as Record<string, unknown> | undefined;
const drop = (path: string) => request(host.app).post(`${path}/delete`).type('form').send({});
const trashed = (id: string) => `${SHIPS}/trash/${id}`;
const restore = (path: string, fields: object = {}) =>
  request(host.app).post(`${path}/restore`).set('Accept', 'text/html').type('form').send(fields);
const json = (path: string) => request(host.app).post(path).set('Accept', 'application/json');

async function ship(code: string) {
  const id = await host.make('Ship', { name: `Ship ${code}`, code });
  const entry = await host.make('LogEntry', { words: 'left', shipId: id });
  const berth = await host.make('Berth', { place: `Quay ${code}`, shipId: id });
  return { id, entry, berth };
}

test('what a deletion took comes back with the record, links included', async () => {
  const { id, entry, berth } = await ship('A');
  const mark = await host.make('LogMark', { name: 'late', entryId: entry });
  await drop(`${SHIPS}/${id}`).expect(303);
  const agent = request.agent(host.app);
  const { headers } = await agent
    .post(`${trashed(id)}/restore`)
    .type('form')
    .send({})
    .expect(303);
  expect(headers['location']).toBe(`${SHIPS}/${id}`);
  expect((await agent.get(`${SHIPS}/${id}`).set('Accept', 'text/html')).text).toContain(
    'Restored 2 records.',
  );
  expect(await find('Ship', id)).toMatchObject({ deletedAt: null });
  expect(await find('LogEntry', entry)).toMatchObject({ deletedAt: null });
  expect(await find('LogMark', mark)).toBeDefined();
  expect(await find('Berth', berth)).toMatchObject({ shipId: id });
});

test('what was in the trash before stays there, and what was deleted again since then as well', async () => {
  const { id, entry } = await ship('B');
  const earlier = await host.make('LogEntry', { words: 'earlier', shipId: id });
  await drop(`/admin/harbour/log-entries/${earlier}`).expect(303);
  await drop(`${SHIPS}/${id}`).expect(303);
  // Brought back by code, and deleted once more: by another deletion.
  await host.models['LogEntry']?.restore({ where: { id: entry } });
  await drop(`/admin/harbour/log-entries/${entry}`).expect(303);
  const { body } = await json(`${trashed(id)}/restore`)
    .send({})
    .expect(200);
  expect(body).toMatchObject({ restored: 1, record: { id, isDeleted: false } });
  expect(await find('LogEntry', earlier)).toBeUndefined();
  expect(await find('LogEntry', entry)).toBeUndefined();
});

test('a link that has another place by now keeps it', async () => {
  const { id, berth } = await ship('C');
  const other = await host.make('Ship', { name: 'Other', code: 'C2' });
  await drop(`${SHIPS}/${id}`).expect(303);
  await host.models['Berth']?.update({ shipId: other }, { where: { id: berth } });
  await restore(trashed(id)).expect(303);
  expect(await find('Berth', berth)).toMatchObject({ shipId: other });
});

test('a code that was taken meanwhile is named, and nothing of the rest comes back', async () => {
  const { id, entry } = await ship('D');
  await drop(`${SHIPS}/${id}`).expect(303);
  const other = await host.make('Ship', { name: 'Other', code: 'D' });
  const { text } = await restore(trashed(id)).expect(409);
  expect(text).toContain('Ship D stays in the trash');
  expect(text).toContain('Ship: Code is already used by another ship. Give the other one another value');
  const { body } = await json(`${trashed(id)}/restore`)
    .send({})
    .expect(409);
  expect(body.errors).toEqual([{ name: 'code', message: expect.stringContaining('already used') }]);
  expect(await find('LogEntry', entry)).toBeUndefined();
  await host.models['Ship']?.update({ code: 'D2' }, { where: { id: other } });
  await restore(trashed(id)).expect(303);
});

test('what hangs on a record in the trash waits for it, and the page leads there', async () => {
  const { id, entry } = await ship('E');
  await drop(`/admin/harbour/log-entries/${entry}`).expect(303);
  await drop(`${SHIPS}/${id}`).expect(303);
  const { text } = await restore(`/admin/harbour/log-entries/trash/${entry}`).expect(409);
  expect(text).toContain('its ship is in the trash. Restore that first.');
  expect(text).toContain(`href="${trashed(id)}">Ship E</a>`);
  await restore(trashed(id)).expect(303);
  await restore(`/admin/harbour/log-entries/trash/${entry}`).expect(303);
});

test('a record that went by code comes back alone', async () => {
  const { id, entry } = await ship('F');
  await host.models['Ship']?.destroy({ where: { id } });
  await host.models['LogEntry']?.destroy({ where: { id: entry } });
  const { body } = await json(`${trashed(id)}/restore`)
    .send({})
    .expect(200);
  expect(body.restored).toBe(1);
  expect(await find('LogEntry', entry)).toBeUndefined();
});

test('an undo reverses its own deletion and no later one', async () => {
  const { id } = await ship('G');
  const agent = request.agent(host.app);
  const operationOn = async () => {
    await agent.post(`${SHIPS}/${id}/delete`).type('form').send({}).expect(303);
    const { text } = await agent.get(SHIPS).set('Accept', 'text/html').expect(200);
    expect(text).toContain(`action="${trashed(id)}/restore"`);
    return /name="operation" value="([^"]+)"/.exec(text)?.[1] ?? '';
  };
  const first = await operationOn();
  await restore(trashed(id), { operation: first }).expect(303);
  await restore(trashed(id), { operation: first }).expect(409);
  const second = await operationOn();
  const { text } = await restore(trashed(id), { operation: first }).expect(409);
  expect(text).toContain('deleted again');
  expect(await find('Ship', id)).toBeUndefined();
  await restore(trashed(id), { operation: second }).expect(303);
});

test('members and ids that are not understood are refused by name', async () => {
  const { id } = await ship('H');
  await drop(`${SHIPS}/${id}`).expect(303);
  for (const fields of [{ operation: 'x' }, { name: 'y' }]) {
    const { body } = await json(`${trashed(id)}/restore`)
      .send(fields)
      .expect(400);
    expect(body.errors[0].name).toBe(Object.keys(fields)[0]);
  }
  expect(await find('Ship', id)).toBeUndefined();
});

test('two who restore at once restore once', async () => {
  const { id } = await ship('I');
  await drop(`${SHIPS}/${id}`).expect(303);
  const answers = await Promise.all([restore(trashed(id)), restore(trashed(id))]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
});
