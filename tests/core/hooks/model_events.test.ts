import { defineModel, integer, string } from '../../../core/declare';
import type { TestDatabase } from '../../support/database';
import { smallDatabase, smallHost, type SmallHost } from './small_host';

const Customer = defineModel('Customer', {
  table: 'customers',
  fields: { name: string().required(), email: string().unique(), visits: integer().default(0) },
});
const Tag = defineModel('Tag', { table: 'tags', softDelete: false, fields: { word: string().required() } });
const definitions = [Customer, Tag];

interface News {
  event: string;
  row: Record<string, unknown>;
  before: Record<string, unknown>;
  transaction: { id: string };
}

let base: TestDatabase;
let host: SmallHost;
let news: News[];
let meanwhile: (one: News) => unknown;

const listenTo = (table: string, options: object = {}): Record<string, unknown> =>
  Object.fromEntries(
    ['created', 'updated', 'deleted'].map((change) => {
      const event = `${table}:${change}`;
      const run = async (payload: Omit<News, 'event'>): Promise<void> => {
        news.push({ event, ...payload });
        await meanwhile({ event, ...payload });
      };
      return [event, { ...options, run }];
    }),
  );
const told = (): string[] => news.map(({ event, row }) => `${event} ${String(row['name'] ?? row['word'])}`);
const count = (): Promise<number> => host.models['Customer']!.count();

beforeAll(async () => {
  base = await smallDatabase(definitions);
  host = await smallHost(base, definitions, { loyalty: { ...listenTo('customers'), ...listenTo('tags') } });
});
afterAll(async () => {
  await host.sequelize.close();
  await base.close();
});
beforeEach(async () => {
  meanwhile = () => undefined;
  await host.models['Customer']!.destroy({ where: {}, force: true, hooks: false });
  await host.models['Tag']!.destroy({ where: {}, hooks: false });
  news = [];
});
const make = async (name: string): Promise<import('sequelize').Model> => {
  const row = await host.models['Customer']!.create({ name, email: `${name}@example.com` });
  news = [];
  return row;
};

describe('one row', () => {
  it('is told when it is created, within the transaction', async () => {
    await host.models['Customer']!.create({ name: 'Ada' });
    expect(told()).toEqual(['customers:created Ada']);
    expect(news[0]).toMatchObject({ before: {}, row: { visits: 0 } });
    expect(news[0]!.transaction.id).toEqual(expect.any(String));
  });

  it('is told with the old values when it changes', async () => {
    const ada = await make('Ada');
    await ada.update({ name: 'Grace' });
    expect(told()).toEqual(['customers:updated Grace']);
    expect(news[0]!.before).toEqual({ name: 'Ada', updatedAt: expect.any(Date) });
  });

  it('is not told when nothing changed', async () => {
    const ada = await make('Ada');
    await ada.save();
    expect(told()).toEqual([]);
  });

  it('is told as deleted when it goes into the trash, and as updated when it comes back', async () => {
    const ada = await make('Ada');
    await ada.destroy();
    expect(told()).toEqual(['customers:deleted Ada']);
    await ada.restore();
    expect(told()[1]).toBe('customers:updated Ada');
    expect(news[1]!.before).toHaveProperty('deletedAt', expect.any(Date));
  });

  it('is told as deleted when it is really deleted', async () => {
    const ada = await make('Ada');
    await ada.destroy({ force: true });
    const tag = await host.models['Tag']!.create({ word: 'new' });
    await tag.destroy();
    expect(told()).toEqual(['customers:deleted Ada', 'tags:created new', 'tags:deleted new']);
  });

  it('is told when a column counts up', async () => {
    const ada = await make('Ada');
    await ada.increment('visits');
    expect(news[0]).toMatchObject({ event: 'customers:updated', row: { visits: 1 }, before: { visits: 0 } });
  });

  it('is told once by findOrCreate', async () => {
    await host.models['Customer']!.findOrCreate({ where: { name: 'Ada' } });
    await host.models['Customer']!.findOrCreate({ where: { name: 'Ada' } });
    expect(told()).toEqual(['customers:created Ada']);
  });
});

describe('many rows', () => {
  it('are told one by one by bulkCreate', async () => {
    await host.models['Customer']!.bulkCreate([{ name: 'Ada' }, { name: 'Grace' }]);
    expect(told()).toEqual(['customers:created Ada', 'customers:created Grace']);
  });

  it('are told once each by bulkCreate with individual hooks', async () => {
    await host.models['Customer']!.bulkCreate([{ name: 'Ada' }, { name: 'Grace' }], {
      individualHooks: true,
    });
    expect(told().sort()).toEqual(['customers:created Ada', 'customers:created Grace']);
  });

  it('are told only where bulkCreate did not skip them', async () => {
    const ada = await make('Ada');
    await host.models['Customer']!.bulkCreate([{ id: ada.get('id'), name: 'Other' }, { name: 'Grace' }], {
      ignoreDuplicates: true,
    });
    expect(told()).toEqual(['customers:created Grace']);
  });

  it('are told as updated or created where bulkCreate updates duplicates', async () => {
    const ada = await make('Ada');
    await host.models['Customer']!.bulkCreate([{ id: ada.get('id'), name: 'Ada L' }, { name: 'Grace' }], {
      updateOnDuplicate: ['name'],
      conflictAttributes: ['id'],
    } as never);
    expect(told()).toEqual(['customers:updated Ada L', 'customers:created Grace']);
    expect(news[0]!.before).toMatchObject({ name: 'Ada' });
  });

  it('are told by a static update, only those that matched', async () => {
    await make('Ada');
    await make('Grace');
    await host.models['Customer']!.update({ visits: 3 }, { where: { name: 'Ada' } });
    expect(told()).toEqual(['customers:updated Ada']);
    expect(news[0]).toMatchObject({ row: { visits: 3 }, before: { visits: 0 } });
  });

  it('are told by a static destroy and restore', async () => {
    await make('Ada');
    await host.models['Customer']!.destroy({ where: { name: 'Ada' } });
    await host.models['Customer']!.restore({ where: { name: 'Ada' } });
    await host.models['Customer']!.destroy({ where: { name: 'Ada' }, force: true });
    expect(told()).toEqual(['customers:deleted Ada', 'customers:updated Ada', 'customers:deleted Ada']);
  });

  it('are told by upsert as what happened', async () => {
    const ada = await make('Ada');
    await host.models['Customer']!.upsert({ id: ada.get('id'), name: 'Ada L' } as never);
    await host.models['Customer']!.upsert({ name: 'Grace', email: 'grace@example.com' });
    expect(told()).toEqual(['customers:updated Ada L', 'customers:created Grace']);
  });
});

describe('a listener that fails', () => {
  beforeEach(() => {
    meanwhile = () => Promise.reject(new Error('refused'));
  });
  const refused = { name: 'HostError', message: expect.stringContaining('HOOK_FAILED') as string };

  it('takes a create back', async () => {
    await expect(host.models['Customer']!.create({ name: 'Ada' })).rejects.toMatchObject(refused);
    expect(await count()).toBe(0);
  });

  it('takes a static update back', async () => {
    meanwhile = () => undefined;
    const ada = await make('Ada');
    meanwhile = () => Promise.reject(new Error('refused'));
    await expect(host.models['Customer']!.update({ name: 'X' }, { where: {} })).rejects.toMatchObject(
      refused,
    );
    expect((await ada.reload()).get('name')).toBe('Ada');
  });

  it('fails the transaction of the caller', async () => {
    const work = host.sequelize.transaction(async () => {
      await host.models['Tag']!.create({ word: 'first' }, { hooks: false });
      await host.models['Customer']!.create({ name: 'Ada' });
    });
    await expect(work).rejects.toMatchObject(refused);
    expect(await host.models['Tag']!.count()).toBe(0);
  });
});

describe('what a listener writes', () => {
  it('joins the transaction, also one that was handed over', async () => {
    const store = host.models['Tag']!;
    meanwhile = ({ event }) => event === 'customers:created' && store.create({ word: 'welcome' });
    const transaction = await host.sequelize.transaction();
    await host.models['Customer']!.create({ name: 'Ada' }, { transaction });
    await transaction.rollback();
    expect(await store.count()).toBe(0);
    expect(told()).toEqual(['customers:created Ada', 'tags:created welcome']);
  });

  it('is undone where its failure is only logged, and the operation goes on', async () => {
    const other = await smallHost(base, definitions, { loyalty: listenTo('customers', { failure: 'log' }) });
    meanwhile = async () => {
      await other.models['Tag']!.create({ word: 'half' });
      await other.sequelize.query('select * from no_such_table');
    };
    await other.models['Customer']!.create({ name: 'Ada' });
    expect(await other.models['Customer']!.count()).toBe(1);
    expect(await other.models['Tag']!.count()).toBe(0);
    expect(other.logged).toHaveLength(1);
    await other.sequelize.close();
  });

  it('stands where it is told in turn, to listeners whose failure is only logged', async () => {
    const logging = { ...listenTo('customers', { failure: 'log' }), ...listenTo('tags', { failure: 'log' }) };
    const other = await smallHost(base, definitions, { loyalty: logging, mail: logging });
    meanwhile = ({ event }) => event === 'customers:created' && other.models['Tag']!.create({ word: 'new' });
    await other.models['Customer']!.create({ name: 'Ada' });
    expect(await other.models['Tag']!.count()).toBe(2);
    expect(other.logged).toEqual([]);
    await other.sequelize.close();
  });
});

it('leaves models alone that nobody listens to', async () => {
  const other = await smallHost(base, definitions, { loyalty: listenTo('tags') });
  expect(Object.hasOwn(other.models['Customer']!, 'update')).toBe(false);
  expect(Object.hasOwn(other.models['Tag']!, 'update')).toBe(true);
  await other.sequelize.close();
});

it('does not announce to listeners of another host', async () => {
  const other = await smallHost(base, definitions, {});
  await other.models['Customer']!.create({ name: 'Ada' });
  expect(told()).toEqual([]);
  await other.sequelize.close();
});
