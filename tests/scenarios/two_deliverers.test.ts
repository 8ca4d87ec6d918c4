/** Domain events and two hosts on one database: as two processes, as far as the database can tell. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { boot, type Host } from '../../core/boot';
import type { EventCatalogue, Log } from '../../core/declare';
import { deliveryOf, type Delivered } from '../../modules/_system/security/delivery';

type News = EventCatalogue['domain:event'];
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const onServer = (process.env['TEST_DATABASE_URL'] ?? '') !== '';

describe('domain events', () => {
  let host: TestHost;
  let other: Host;
  beforeAll(async () => {
    host = await startTestHost({ modules: ['security'] });
    other = await boot({ project: host.host.project, database: host.host.database, log: silent });
  });
  afterAll(async () => {
    await other?.close();
    await host?.close();
  });

  let told: string[];
  beforeEach(async () => {
    await host.models.DomainEvent.destroy({ where: {} });
    told = [];
  });

  const record = (aggregateId: string, ...words: string[]) =>
    host.models.DomainEvent.bulkCreate(
      words.map((type) => ({ type, aggregateType: 'order', aggregateId, payload: {} })),
    );
  const note = ({ type }: News): Promise<void> => Promise.resolve(void told.push(type));
  const deliverer = (
    tell: (news: News) => Promise<void> = note,
    { models }: Pick<Host, 'models'> = host.host,
  ) => deliveryOf({ models, tell, log: silent });
  async function all(deliver: () => Promise<Delivered | undefined>): Promise<Delivered[]> {
    const ends: Delivered[] = [];
    for (let end = await deliver(); end !== undefined; end = await deliver()) ends.push(end);
    return ends;
  }

  it('are delivered once each, and in order, by two deliverers at once', async () => {
    const words = Array.from({ length: 20 }, (_, at) => String(at).padStart(2, '0'));
    for (const thing of ['1', '2', '3']) await record(thing, ...words.map((word) => `${thing}-${word}`));
    let meanwhile = 0;
    const slowly = async (news: News): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 1 + (meanwhile++ % 3)));
      await note(news);
    };
    const here = deliverer(slowly);
    const there = deliverer(slowly, other);
    const busy = async (deliver: typeof here): Promise<void> => {
      while ((await host.models.DomainEvent.count({ where: { state: 'waiting' } })) > 0) await all(deliver);
    };
    await Promise.all([busy(here), busy(there)]);
    for (const thing of ['1', '2', '3'])
      expect(told.filter((type) => type.startsWith(`${thing}-`))).toEqual(
        words.map((word) => `${thing}-${word}`),
      );
    expect(told).toHaveLength(60);
  });

  (onServer ? it : it.skip)('of a deliverer that is killed are told by another', async () => {
    await record('1', 'a', 'b');
    let begun = (): void => undefined;
    const isTelling = new Promise<void>((resolve) => (begun = resolve));
    const killed = deliverer(() => (begun(), new Promise<void>(() => undefined)), other)();
    killed.catch(() => undefined);
    await isTelling;
    expect(await all(deliverer())).toEqual([]);
    const [cut] = await host.host.sequelize.query(
      `SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
       WHERE datname = current_database() AND state = 'idle in transaction' AND pid <> pg_backend_pid()`,
    );
    expect(cut).toEqual([{ cut: true }]);
    for (let tries = 0; told.length < 2 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await all(deliverer());
    }
    expect(told).toEqual(['a', 'b']);
  });

  (onServer ? it : it.skip)('become visible in the order of their positions', async () => {
    const first = await host.host.sequelize.transaction();
    const of = (type: string) => ({ type, aggregateType: 'order', aggregateId: '1', payload: {} });
    await host.models.DomainEvent.create(of('first'), { transaction: first });
    let isDone = false;
    const second = other.models.DomainEvent.create(of('second')).then(() => (isDone = true));
    await other.models.DomainEvent.create({ ...of('apart'), aggregateId: '2' });
    expect(isDone).toBe(false);
    await first.commit();
    await second;
    await all(deliverer());
    expect(told.filter((type) => type !== 'apart')).toEqual(['first', 'second']);
  });
});
