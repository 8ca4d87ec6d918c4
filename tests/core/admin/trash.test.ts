/** The trash of a model: what is in it and how it got there, one record of it, and the end. */
import request from 'supertest';
import { runAs } from '../../../core/actor';
import { sweepTrash, tablesOf } from '../../../core/admin';
import { keepSweeping } from '../../../core/admin/trash';
import { adminHost, type AdminHost } from './admin_host';
import { harbourWithTrash as harbour } from './harbour';

const SHIPS = '/admin/harbour/ships';
const ENTRIES = '/admin/harbour/log-entries';
const DAY = 86_400_000;
let host: AdminHost;
beforeAll(async () => {
  host = await adminHost(harbour);
});
afterAll(() => host?.close());
beforeEach(async () => {
  for (const model of ['Berth', 'LogEntry', 'Ship', 'Keeper'])
    await host.models[model]?.destroy({ where: {}, force: true });
  await host.models['Deletion']?.destroy({ where: {} });
});

const html = (path: string) => request(host.app).get(path).set('Accept', 'text/html');
const json = (path: string) => request(host.app).get(path).set('Accept', 'application/json');
const post = (path: string, fields: object = {}) =>
  request(host.app).post(path).set('Accept', 'text/html').type('form').send(fields);
const isThere = async (model: string, id: string) =>
  (await host.models[model]?.findByPk(id, { paranoid: false })) !== null;
const ship = (code: string, facts: object = {}) =>
  host.make('Ship', { name: `Ship ${code}`, code, ...facts });
const drop = (path: string) => post(`${path}/delete`).expect(303);
/** Puts back the moment a record went into the trash, its deletion included. */
async function longAgo(model: string, id: string, days: number): Promise<void> {
  const deletedAt = new Date(Date.now() - days * DAY);
  await host.models[model]?.update({ deletedAt }, { where: { id }, paranoid: false });
}

test('the list leads to its trash and says how many records are there', async () => {
  const id = await ship('A');
  expect((await html(SHIPS).expect(200)).text).toMatch(/href="\/admin\/harbour\/ships\/trash"/);
  await drop(`${SHIPS}/${id}`);
  // Counted once the table itself is, which is a moment later.
  let text = '';
  for (let tries = 0; !text.includes('Trash <span class="c">1</span>') && tries < 100; tries += 1)
    ({ text } = await html(SHIPS));
  expect(text).toContain('Trash <span class="c">1</span>');
  expect((await html('/admin/harbour/tides').expect(200)).text).not.toContain('tides/trash');
  await html('/admin/harbour/tides/trash').expect(404);
});

test('a record in the trash is listed with when, by whom, with what, and for how long', async () => {
  const id = await ship('B');
  const entry = await host.make('LogEntry', { words: 'left', shipId: id });
  await drop(`${SHIPS}/${id}`);
  const { text } = await html(`${SHIPS}/trash`).expect(200);
  expect(text).toMatch(/Ship B<\/a>[\s\S]*just now[\s\S]*Developer[\s\S]*and 1 more[\s\S]*30 days/);
  const { body } = await json(`${SHIPS}/trash`).expect(200);
  expect(body).toEqual({
    rows: [
      {
        id,
        name: 'Ship B',
        deletedAt: expect.any(String),
        daysLeft: 30,
        by: 'Developer',
        others: 1,
        along: null,
      },
    ],
    next: null,
  });
  const along = await html(`${ENTRIES}/trash`).expect(200);
  expect(along.text).toContain(`along with <a class="lnk" href="${SHIPS}/trash/${id}">Ship B</a>`);
  expect((await json(`${ENTRIES}/trash`)).body.rows).toMatchObject([{ id: entry, along: 'Ship B' }]);
});

test('what went by code says that nobody knows by whom', async () => {
  const id = await ship('C');
  await host.models['Ship']?.destroy({ where: { id } });
  expect((await json(`${SHIPS}/trash`)).body.rows).toMatchObject([{ by: null, others: 0, along: null }]);
});

test('pages follow each other without a gap, also where SQL wrote one moment into all of them', async () => {
  for (let n = 0; n < 120; n += 1) await host.make('Ship', { name: `Ship ${n}`, code: `P${n}` });
  await host.base.rows('UPDATE ships SET deleted_at = now()');
  const seen: string[] = [];
  let next: string | null = '';
  for (let pages = 0; next !== null && pages < 5; pages += 1) {
    const at: string = next === '' ? '' : `?before=${next}`;
    const { body }: { body: { rows: { name: string }[]; next: string | null } } = await json(
      `${SHIPS}/trash${at}`,
    ).expect(200);
    seen.push(...body.rows.map(({ name }) => name));
    next = body.next;
  }
  expect(seen.length).toBe(120);
  expect(new Set(seen).size).toBe(120);
  for (const wrong of ['before=x', 'before=1', 'after=1']) await json(`${SHIPS}/trash?${wrong}`).expect(400);
});

test('one record in the trash can be read as it went, without what is secret', async () => {
  const id = await ship('D', { remark: 'Needs paint', radioKey: 'canary-secret', insider: 'canary-hidden' });
  await drop(`${SHIPS}/${id}`);
  const { text } = await html(`${SHIPS}/trash/${id}`).expect(200);
  expect(text).toContain('Needs paint');
  expect(text).not.toContain('canary');
  expect(text).not.toContain('/edit');
  expect((await json(`${SHIPS}/trash/${id}`)).body).toMatchObject({ id, isDeleted: true });
  await html(`${SHIPS}/trash/${await ship('D2')}`).expect(404);
});

test('for good takes the name, typed as it is', async () => {
  const id = await ship('E');
  const entry = await host.make('LogEntry', { words: 'left', shipId: id });
  await drop(`${SHIPS}/${id}`);
  const path = `${SHIPS}/trash/${id}/purge`;
  const { text } = await html(path).expect(200);
  expect(text).toContain('Delete Ship E for good?');
  expect(text).toContain('Delete 2 records for good');
  expect((await post(path, { name: 'ship e' }).expect(422)).text).toContain('does not name this ship');
  await post(path).expect(422);
  expect(await isThere('Ship', id)).toBe(true);
  await post(path, { name: '  Ship  E ' }).expect(303);
  expect([await isThere('Ship', id), await isThere('LogEntry', entry)]).toEqual([false, false]);
  expect(await host.models['Deletion']?.count()).toBe(0);
});

test('for good is refused where the rules of the database would refuse, and for what is not in the trash', async () => {
  const keeper = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook' });
  const held = await ship('F', { keeperId: keeper });
  await drop(`${SHIPS}/${held}`);
  await drop(`/admin/keepers/keepers/${keeper}`);
  const path = `/admin/keepers/keepers/trash/${keeper}/purge`;
  const { text } = await post(path, { name: 'Ada Hook' }).expect(409);
  expect(text).toContain('ships.keeper is RESTRICT');
  expect(await isThere('Keeper', keeper)).toBe(true);
  const live = await ship('F2');
  await post(`${SHIPS}/trash/${live}/purge`, { name: 'Ship F2' }).expect(409);
  expect(await isThere('Ship', live)).toBe(true);
});

test('what a deletion took is kept as it is, whoever wants it gone', async () => {
  await drop(`${SHIPS}/${await ship('G')}`);
  const row = await host.models['Deletion']?.findOne();
  await post(`/admin/core/deletions/${String(row?.get('id'))}/delete`).expect(409);
  await html(`/admin/core/deletions/${String(row?.get('id'))}/edit`).expect(404);
  expect((await json('/admin/core/deletions')).body.rows[0]).not.toHaveProperty('taken');
});

describe('a sweep', () => {
  const tables = () =>
    tablesOf({ registry: harbour, models: host.models, sequelize: host.models['Ship']!.sequelize! });
  const monthAgo = () => new Date(Date.now() - 30 * DAY);

  test('ends what is too old and nothing else', async () => {
    const [old, young, live] = [await ship('H1'), await ship('H2'), await ship('H3')];
    for (const id of [old, young]) await drop(`${SHIPS}/${id}`);
    await longAgo('Ship', old, 31);
    await longAgo('Ship', young, 29);
    expect(await sweepTrash(tables(), { before: monthAgo() })).toEqual({
      gone: { ships: 1 },
      held: [],
      ended: false,
    });
    expect([await isThere('Ship', old), await isThere('Ship', young), await isThere('Ship', live)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('forgets what was brought back long ago', async () => {
    const [long, lately] = [await ship('N1'), await ship('N2')];
    for (const id of [long, lately]) {
      await drop(`${SHIPS}/${id}`);
      await post(`${SHIPS}/trash/${id}/restore`).expect(303);
    }
    const restoredAt = new Date(Date.now() - 31 * DAY);
    await host.models['Deletion']?.update({ restoredAt }, { where: { recordId: long } });
    await sweepTrash(tables(), { before: monthAgo() });
    const kept = await host.models['Deletion']?.findAll();
    expect(kept?.map((row) => row.get('recordId'))).toEqual([lately]);
    expect([await isThere('Ship', long), await isThere('Ship', lately)]).toEqual([true, true]);
  });

  test('goes past what is still needed, and says so', async () => {
    const keeper = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook' });
    const young = await ship('I', { keeperId: keeper });
    const other = await host.make('Keeper', { firstName: 'Jo', lastName: 'Reef' });
    await drop(`${SHIPS}/${young}`);
    for (const id of [keeper, other]) {
      await drop(`/admin/keepers/keepers/${id}`);
      await longAgo('Keeper', id, 40);
    }
    const { gone, held } = await sweepTrash(tables(), { before: monthAgo() });
    expect(gone).toEqual({ keepers: 1 });
    expect(held).toEqual([{ table: 'keepers', id: keeper, reason: 'is still needed by other records' }]);
  });

  test('by two at once ends each record once', async () => {
    for (let n = 0; n < 10; n += 1) {
      const id = await ship(`J${n}`);
      await drop(`${SHIPS}/${id}`);
      await longAgo('Ship', id, 31);
    }
    const both = await Promise.all([1, 2].map(() => sweepTrash(tables(), { before: monthAgo() })));
    const rest = await sweepTrash(tables(), { before: monthAgo() });
    const sum = [...both, rest].reduce((all, { gone }) => all + (gone['ships'] ?? 0), 0);
    expect(sum).toBe(10);
    expect([...both, rest].flatMap(({ held }) => held)).toEqual([]);
  });

  test('runs by itself, and not any more once it is stopped', async () => {
    const id = await ship('K1');
    await drop(`${SHIPS}/${id}`);
    await longAgo('Ship', id, 31);
    const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
    const sweeping = keepSweeping(tables(), { days: 30, log, first: 1, every: 20 });
    for (let tries = 0; (await isThere('Ship', id)) && tries < 500; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await sweeping.stop();
    expect(await isThere('Ship', id)).toBe(false);
    expect(log.info).toHaveBeenCalledWith({ gone: { ships: 1 } }, expect.any(String));
    const late = await ship('K2');
    await drop(`${SHIPS}/${late}`);
    await longAgo('Ship', late, 31);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await isThere('Ship', late)).toBe(true);
  });

  test('does nothing where records stay until somebody deletes them', async () => {
    const id = await ship('L');
    await drop(`${SHIPS}/${id}`);
    await longAgo('Ship', id, 3_000);
    const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
    const sweeping = keepSweeping(tables(), { days: 0, log, first: 1, every: 1 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await sweeping.stop();
    expect(await isThere('Ship', id)).toBe(true);
  });

  test('that fails is said in the log, and tried again', async () => {
    const broken = {
      ...tables(),
      modelOf: () => {
        throw new Error('no database');
      },
    };
    const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
    const sweeping = keepSweeping(broken, { days: 30, log, first: 1, every: 5 });
    for (let tries = 0; log.warn.mock.calls.length < 2 && tries < 200; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await sweeping.stop();
    expect(log.warn.mock.calls.length).toBeGreaterThan(1);
  });
});

test('who acts is written down with the deletion', async () => {
  const id = await ship('M');
  await runAs({ id: null, name: 'Ada' }, () => drop(`${SHIPS}/${id}`));
  expect((await host.models['Deletion']?.findOne())?.get()).toMatchObject({
    tableName: 'ships',
    recordId: id,
    records: 1,
    actorName: 'Developer',
    requestId: null,
  });
});
