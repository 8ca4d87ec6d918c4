import type { EventCatalogue, Log } from 'ordinal-host';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import request from 'supertest';
import { deliveryOf, MOST_ATTEMPTS, pauseAfter, type Delivered } from '../delivery';
import { eventsOf } from '../events_of';

type News = EventCatalogue['domain:event'];
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('domain events', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost({ modules: ['security', 'settings'] });
  });
  afterAll(() => host?.close());

  let now: number;
  let told: string[];
  beforeEach(async () => {
    await host.models.DomainEvent.destroy({ where: {} });
    now = Date.now() + 1_000;
    told = [];
  });

  const record = (aggregateId: string, ...words: string[]) =>
    eventsOf(host.models).record(
      ...words.map((type) => ({ type, aggregateType: 'order', aggregateId, payload: { word: type } })),
    );
  const note = ({ type }: News): Promise<void> => Promise.resolve(void told.push(type));
  const deliverer = (tell: (news: News) => Promise<void> = note) =>
    deliveryOf({ models: host.models, tell, log: silent, now: () => now });
  async function all(deliver: () => Promise<Delivered | undefined>): Promise<Delivered[]> {
    const ends: Delivered[] = [];
    for (let end = await deliver(); end !== undefined; end = await deliver()) ends.push(end);
    return ends;
  }
  const states = async () =>
    (await host.models.DomainEvent.findAll({ order: ['position'] })).map(({ state }) => state);

  it('are told with what they say, once, and are then delivered', async () => {
    const [id] = await record('1', 'paid');
    const news: News[] = [];
    const deliver = deliverer((one) => Promise.resolve(void news.push(one)));
    expect(await all(deliver)).toEqual(['delivered']);
    expect(await all(deliver)).toEqual([]);
    expect(news).toEqual([
      expect.objectContaining({
        id,
        type: 'paid',
        aggregateType: 'order',
        aggregateId: '1',
        payload: { word: 'paid' },
        attempt: 1,
        occurredAt: expect.any(Date),
      }),
    ]);
    expect((await host.models.DomainEvent.findByPk(id!))?.deliveredAt).toEqual(new Date(now));
  });

  it('belong to the transaction they were recorded in', async () => {
    const work = host.host.sequelize.transaction(async () => {
      await host.make('ApplicationSetting', { key: 'never', value: 1 });
      await record('1', 'never');
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await states()).toEqual([]);
    expect(await all(deliverer())).toEqual([]);
  });

  it('of one thing are told in the order they were recorded', async () => {
    await record('1', 'a', 'b', 'c');
    await record('2', 'x', 'y');
    await all(deliverer());
    expect(told.filter((type) => type < 'm')).toEqual(['a', 'b', 'c']);
    expect(told.filter((type) => type > 'm')).toEqual(['x', 'y']);
  });

  it('that fail come again after a growing pause, and hold back only those of the same thing', async () => {
    let fails = 2;
    const deliver = deliverer(async (news) => {
      if (news.type === 'a' && (fails -= 1) >= 0) throw new Error('not yet');
      await note(news);
    });
    await record('1', 'a', 'b');
    await record('2', 'x');
    expect(await all(deliver)).toEqual(['failed', 'delivered']);
    expect(told).toEqual(['x']);
    expect(await host.models.DomainEvent.findOne({ where: { type: 'a' } })).toMatchObject({
      attempts: 1,
      lastError: 'not yet',
      state: 'waiting',
    });
    now += pauseAfter(1);
    expect(await all(deliver)).toEqual(['failed']);
    now += pauseAfter(1);
    expect(await all(deliver)).toEqual([]);
    now += pauseAfter(2);
    expect(await all(deliver)).toEqual(['delivered', 'delivered']);
    expect(told).toEqual(['x', 'a', 'b']);
  });

  it('that fail leave nothing of what a subscriber wrote', async () => {
    const { ApplicationSetting } = host.models;
    const write = async ({ type }: News): Promise<void> => {
      await ApplicationSetting.create({ key: `told.${type}`, label: 'x', value: 1 });
      if (type === 'bad') throw new Error('no');
    };
    await record('1', 'good');
    await record('2', 'bad');
    await all(deliverer(write));
    expect(await ApplicationSetting.count({ where: { key: ['told.good', 'told.bad'] } })).toBe(1);
  });

  it('are given up after too many failures, let the next pass, and can be tried again', async () => {
    let fails = true;
    const deliver = deliverer(async (news) => {
      if (fails && news.type === 'a') throw new Error('never');
      await note(news);
    });
    const [id] = await record('1', 'a', 'b');
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
      expect(await all(deliver)).toEqual(['failed']);
      now += pauseAfter(attempt);
    }
    expect(await all(deliver)).toEqual(['dead', 'delivered']);
    expect(await states()).toEqual(['dead', 'delivered']);
    const page = await request(host.app).get('/admin/security').expect(200);
    expect(page.text).toContain('Given up');
    fails = false;
    const retry = (which: string) =>
      request(host.app)
        .post(`/admin/security/${which}/retry`)
        .set('Host', 'localhost')
        .set('Origin', 'http://localhost');
    await retry(id!).expect(303).expect('Location', '/admin/security');
    expect(await all(deliver)).toEqual(['delivered']);
    expect(told).toEqual(['b', 'a']);
    await retry(id!).expect(404);
    await retry('nonsense').expect(404);
  });

  describe('in the background', () => {
    const ready = { modules: [], permissions: [] };
    const until = async (is: () => Promise<boolean>): Promise<void> => {
      while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 10));
    };

    it('are delivered as soon as they are committed, from host:ready to host:closing', async () => {
      await host.host.hooks.announce('host:ready', ready);
      const began = performance.now();
      await record('1', 'a');
      await until(async () => (await states())[0] === 'delivered');
      expect(performance.now() - began).toBeLessThan(5_000);
      await host.host.hooks.announce('host:closing', { reason: 'test' });
      await record('1', 'b');
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      expect(await states()).toEqual(['delivered', 'waiting']);
    });
  });
});
