import { op, type Models, type NewRow } from 'ordinal-host';

type Value = NewRow<'Cache'>['value'];

export interface CacheOptions {
  /** Seconds the value is good for; for ever when it is not named. */
  readonly ttl?: number;
  /** What it was made of: `invalidateTag('customers')` removes every value with that tag. */
  readonly tags?: readonly string[];
}

/** Values kept in the database, so that every process sees the same. Keys have at most 250 characters. */
export interface Cache {
  /** The value, or undefined when there is none or its time is over. */
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value, options?: CacheOptions): Promise<void>;
  /** The value that is there, else the one `make` finds, which is kept. */
  remember(key: string, options: CacheOptions, make: () => Promise<Value>): Promise<Value>;
  invalidate(key: string): Promise<void>;
  invalidateTag(tag: string): Promise<void>;
  /** Removes what is out of date; answers how many. */
  sweep(): Promise<number>;
}

/** @param now for tests */
export function cacheOf({ Cache: rows }: Pick<Models, 'Cache'>, now: () => number = Date.now): Cache {
  const isGood = (expiresAt: Date | null): boolean => expiresAt === null || expiresAt.getTime() > now();
  const cache: Cache = {
    async get(key) {
      const row = await rows.findOne({ where: { key } });
      return row !== null && isGood(row.expiresAt) ? row.value : undefined;
    },
    async set(key, value, { ttl, tags = [] } = {}) {
      const expiresAt = ttl === undefined ? null : new Date(now() + ttl * 1_000);
      // One statement: two processes that set one key at once leave one row.
      await rows.bulkCreate([{ key, value, tags: [...tags], expiresAt }], {
        updateOnDuplicate: ['value', 'tags', 'expiresAt', 'updatedAt'],
        conflictAttributes: ['key'],
      });
    },
    async remember(key, options, make) {
      const found = await cache.get(key);
      if (found !== undefined) return found;
      const made = await make();
      await cache.set(key, made, options);
      return made;
    },
    async invalidate(key) {
      await rows.destroy({ where: { key } });
    },
    async invalidateTag(tag) {
      await rows.destroy({ where: { tags: { [op.contains]: [tag] } } });
    },
    sweep: () => rows.destroy({ where: { expiresAt: { [op.lte]: new Date(now()) } } }),
  };
  return cache;
}
