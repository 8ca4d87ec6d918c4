/** How often something may be asked for: counted in the database, so that it holds over all processes. */
import { op, type Models } from 'ordinal-host';

export interface Limit {
  readonly most: number;
  /** From the first time on. */
  readonly seconds: number;
}

export interface Taken {
  readonly isLet: boolean;
  /** Seconds until it may be asked for again. */
  readonly again: number;
}

export interface RateLimits {
  /**
   * Counts one more.
   * @param key what is counted, e.g. `reset from 10.0.0.1`
   */
  take(key: string, limit: Limit): Promise<Taken>;
  /** Forgets what is over. */
  sweep(): Promise<number>;
}

const LONGEST = 200;

/** @param now for tests */
export function rateLimitsOf({ RateLimit: rows }: Pick<Models, 'RateLimit'>, now = Date.now): RateLimits {
  return {
    async take(given, { most, seconds }) {
      const key = given.slice(0, LONGEST);
      await rows.destroy({ where: { key, endsAt: { [op.lte]: new Date(now()) } } });
      await rows.bulkCreate([{ key, count: 0, endsAt: new Date(now() + seconds * 1_000) }], {
        ignoreDuplicates: true,
      });
      // Counted by the database: of many at once each is one more.
      await rows.increment('count', { where: { key } });
      const row = await rows.findOne({ where: { key } });
      if (row === null) return { isLet: true, again: 0 };
      const again = Math.max(1, Math.ceil((row.endsAt.getTime() - now()) / 1_000));
      return { isLet: row.count <= most, again };
    },
    sweep: () => rows.destroy({ where: { endsAt: { [op.lte]: new Date(now()) } } }),
  };
}
