import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { cacheOf } from '../cache';

describe('the cache', () => {
  let host: TestHost;
  let now = Date.parse('2026-01-01T00:00:00Z');
  beforeAll(async () => {
    host = await startTestHost({ modules: ['database'] });
  });
  afterAll(() => host?.close());
  const cache = () => cacheOf(host.models, () => now);

  it('gives back what was set, of any shape JSON has, and nothing for another key', async () => {
    await cache().set('rates', { EUR: 1, list: [1, 'two', null] });
    expect(await cache().get('rates')).toEqual({ EUR: 1, list: [1, 'two', null] });
    expect(await cache().get('rate')).toBeUndefined();
  });

  it('keeps one value for a key, the last', async () => {
    await Promise.all([cache().set('twice', 1), cache().set('twice', 1)]);
    await cache().set('twice', 2);
    expect(await cache().get('twice')).toBe(2);
    expect(await host.models.Cache.count({ where: { key: 'twice' } })).toBe(1);
  });

  it('forgets a value when its time is over, and removes it when it sweeps', async () => {
    await cache().set('short', 'gone soon', { ttl: 60 });
    now += 59_000;
    expect(await cache().get('short')).toBe('gone soon');
    now += 1_000;
    expect(await cache().get('short')).toBeUndefined();
    expect(await cache().sweep()).toBe(1);
    expect(await host.models.Cache.count({ where: { key: 'short' } })).toBe(0);
  });

  it('invalidates a key, and everything with a tag and nothing else', async () => {
    await cache().set('a', 1, { tags: ['customers', 'totals'] });
    await cache().set('b', 2, { tags: ['customers'] });
    await cache().set('c', 3, { tags: ['orders'] });
    await cache().invalidateTag('customers');
    expect(await Promise.all(['a', 'b', 'c'].map((key) => cache().get(key)))).toEqual([
      undefined,
      undefined,
      3,
    ]);
    await cache().invalidate('c');
    expect(await cache().get('c')).toBeUndefined();
  });

  it('makes a value once and remembers it', async () => {
    let made = 0;
    const make = () => Promise.resolve((made += 1));
    expect(await cache().remember('count', { ttl: 60 }, make)).toBe(1);
    expect(await cache().remember('count', { ttl: 60 }, make)).toBe(1);
    expect(made).toBe(1);
  });
});
