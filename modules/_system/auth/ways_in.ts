/** On which ways somebody comes in: a row for each, with when it was first and last. */
import type { Instance, Models } from 'ordinal-host';

export type WayIn = Instance<'Authentication'>['method'];

export interface WaysIn {
  /** Somebody has just come in, by all of these together. */
  used(userId: string, ...ways: readonly WayIn[]): Promise<void>;
  /** The last used first. */
  list(userId: string): Promise<readonly Instance<'Authentication'>[]>;
}

/** In words, for people. */
export const WAYS: Readonly<Record<WayIn, string>> = {
  password: 'Password',
  authenticator: 'Authenticator app',
  'recovery-code': 'Recovery code',
  'remembered-browser': 'Browser that is not asked for a code',
  'api-token': 'API token',
  link: 'Link for a password',
};

/** @param now for tests */
export function waysInOf({ Authentication: rows }: Pick<Models, 'Authentication'>, now = Date.now): WaysIn {
  return {
    async used(userId, ...ways) {
      const at = new Date(now());
      for (const method of ways) {
        await rows.bulkCreate([{ userId, method, firstUsedAt: at, lastUsedAt: at, uses: 0 }], {
          ignoreDuplicates: true,
        });
        await rows.update({ lastUsedAt: at }, { where: { userId, method } });
        await rows.increment('uses', { where: { userId, method } });
      }
    },
    list: (userId) => rows.findAll({ where: { userId }, order: [['lastUsedAt', 'DESC']] }),
  };
}
