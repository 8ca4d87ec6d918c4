import type { RecordChange } from '../../../core/declare';
import { defineModel, integer, string, uncheckedReference } from '../../../core/declare';
import type { TestDatabase } from '../../support/database';
import { smallDatabase, smallHost, type SmallHost } from './small_host';

const Owner = defineModel('Owner', {
  table: 'owners',
  fields: {
    name: string().required(),
    visits: integer().default(0),
    pin: string().secret(),
    note: string().hidden(),
  },
});
/** Not told itself, but what hangs on it is. */
const Shelf = defineModel('Shelf', {
  table: 'shelves',
  audit: false,
  softDelete: false,
  fields: { owner: uncheckedReference('owners', { onDelete: 'CASCADE', inverse: 'shelves' }) },
});
const Thing = defineModel('Thing', {
  table: 'things',
  softDelete: false,
  fields: {
    word: string().required(),
    owner: uncheckedReference('owners', { onDelete: 'SET NULL', inverse: 'things' }),
    shelf: uncheckedReference('shelves', { onDelete: 'CASCADE', inverse: 'things' }),
    inside: uncheckedReference('things', { onDelete: 'CASCADE', inverse: 'content' }),
  },
});
const definitions = [Owner, Shelf, Thing];

interface News {
  readonly model: string;
  readonly table: string;
  readonly records: readonly RecordChange[];
  readonly transactionId: string;
}

let base: TestDatabase;
let host: SmallHost;
let news: News[] = [];
let order: string[] = [];
let refuse = false;
const model = (name: string): SmallHost['models'][string] => host.models[name]!;
const told = (): string[] =>
  news.flatMap(({ table, records }) =>
    records.map(({ action, row }) => `${action} ${table} ${String(row['name'] ?? row['word'] ?? '')}`.trim()),
  );
const fields = (): unknown[] => news.flatMap(({ records }) => records.map((record) => record.fields));

beforeAll(async () => {
  base = await smallDatabase(definitions);
  host = await smallHost(base, definitions, {
    trail: {
      'records:changed': (payload: News) => {
        news.push(payload);
        order.push('records');
        if (refuse) throw new Error('refused');
      },
      'owners:created': () => void order.push('owners'),
    },
  });
});
afterAll(async () => {
  await host.sequelize.close();
  await base.close();
});
beforeEach(async () => {
  refuse = false;
  await base.rows('truncate owners, shelves, things');
  news = [];
  order = [];
});
async function make(name: string, values: object): Promise<import('sequelize').Model> {
  const row = await model(name).create(values as never);
  news = [];
  return row;
}

it('tells one row in every way it changes, with old and new values', async () => {
  const ada = await model('Owner').create({ name: 'Ada' });
  await ada.update({ name: 'Ada L' });
  await (await ada.increment('visits')).reload();
  await ada.destroy();
  await ada.restore();
  await ada.destroy({ force: true });
  expect(told()).toEqual([
    'create owners Ada',
    'update owners Ada L',
    'update owners Ada L',
    'delete owners Ada L',
    'restore owners Ada L',
    'delete owners Ada L',
  ]);
  expect(fields()).toEqual([
    expect.objectContaining({ name: { from: null, to: 'Ada' }, visits: { from: null, to: 0 } }),
    { name: { from: 'Ada', to: 'Ada L' } },
    { visits: { from: 0, to: 1 } },
    { deletedAt: { from: null, to: expect.any(Date) } },
    { deletedAt: { from: expect.any(Date), to: null } },
    expect.objectContaining({ name: { from: 'Ada L', to: null } }),
  ]);
  expect(order.slice(0, 2)).toEqual(['records', 'owners']);
});

it('tells many rows that one write has touched at once', async () => {
  await model('Owner').bulkCreate([{ name: 'Ada' }, { name: 'Grace' }]);
  await model('Owner').update({ visits: 1 }, { where: {} });
  expect(news.map(({ records }) => records.length)).toEqual([2, 2]);
  expect(news.every(({ model: name, table }) => name === 'Owner' && table === 'owners')).toBe(true);
});

it('says which changes belong together, savepoints included', async () => {
  await host.sequelize.transaction(async () => {
    await model('Owner').create({ name: 'Ada' });
    await host.sequelize.transaction(async () => {
      await model('Thing').create({ word: 'key' });
    });
  });
  await model('Owner').create({ name: 'Grace' });
  const [one, two, three] = news.map(({ transactionId }) => transactionId);
  expect(one).toMatch(/^[0-9a-f-]{36}$/);
  expect(two).toBe(one);
  expect(three).not.toBe(one);
});

it('tells writes without hooks too, each once', async () => {
  await model('Owner').create({ name: 'Ada' }, { hooks: false });
  await model('Owner').update({ visits: 3 }, { where: {}, hooks: false });
  await model('Owner').destroy({ where: {}, hooks: false });
  await model('Owner').bulkCreate([{ name: 'Bob' }], { hooks: false });
  expect(told()).toEqual([
    'create owners Ada',
    'update owners Ada',
    'delete owners Ada',
    'create owners Bob',
  ]);
  expect(order).not.toContain('owners');
});

it('never carries what is secret or hidden, only that it changed', async () => {
  const ada = await model('Owner').create({ name: 'Ada', pin: '4711', note: 'likes tea' });
  await ada.update({ pin: '0815' });
  await ada.update({ pin: null });
  expect(JSON.stringify(news.map(({ records }) => records))).not.toMatch(/4711|0815|tea/);
  expect(fields().slice(1)).toEqual([
    { pin: { from: '(concealed)', to: '(concealed)' } },
    { pin: { from: '(concealed)', to: null } },
  ]);
});

it('says nothing where nothing is different', async () => {
  const ada = await make('Owner', { name: 'Ada' });
  await ada.save();
  await model('Owner').update({ name: 'Ada' }, { where: {} });
  expect(told()).toEqual([]);
});

it('tells what the database removes and clears along', async () => {
  const ada = await make('Owner', { name: 'Ada' });
  const shelf = await make('Shelf', { ownerId: ada.get('id') });
  const box = await make('Thing', { word: 'box', shelfId: shelf.get('id') });
  await make('Thing', { word: 'pen', insideId: box.get('id'), ownerId: ada.get('id') });
  await make('Thing', { word: 'key', ownerId: ada.get('id') });
  await ada.destroy({ force: true });
  expect(told().sort()).toEqual([
    'delete owners Ada',
    'delete things box',
    'delete things pen',
    'update things key',
  ]);
  expect(fields()).toContainEqual({ ownerId: { from: ada.get('id'), to: null } });
  expect(await model('Thing').count()).toBe(1);
});

it('tells what goes with rows of a model that is not told itself', async () => {
  const shelf = await make('Shelf', {});
  await make('Thing', { word: 'box', shelfId: shelf.get('id') });
  await model('Shelf').destroy({ where: {} });
  expect(told()).toEqual(['delete things box']);
});

it('tells nothing of others where a row only goes into the trash', async () => {
  const ada = await make('Owner', { name: 'Ada' });
  await make('Thing', { word: 'key', ownerId: ada.get('id') });
  await ada.destroy();
  expect(told()).toEqual(['delete owners Ada']);
});

it('takes the change back when a listener fails', async () => {
  refuse = true;
  await expect(model('Owner').create({ name: 'Ada' }, { hooks: false })).rejects.toThrow('HOOK_FAILED');
  expect(await model('Owner').count()).toBe(0);
});

it('costs a model nothing that opts out, and no model where nobody listens', async () => {
  const none = await smallHost(base, definitions, {});
  expect(Object.hasOwn(none.models['Owner']!, 'update')).toBe(false);
  const alone = [defineModel('Cache', { table: 'caches', audit: false, fields: { word: string() } })];
  const some = await smallHost(base, alone, { trail: { 'records:changed': () => undefined } });
  expect(Object.hasOwn(some.models['Cache']!, 'update')).toBe(false);
  await Promise.all([none.sequelize.close(), some.sequelize.close()]);
});
