/** Tokens that people give to programs. Each is shown once; the table has its hash alone. */
import { op, type Instance, type Models } from 'ordinal-host';
import { hashOf, newWord } from './word_cookie';

export type Token = Instance<'UserSecurityToken'>;

export interface NewToken {
  readonly name: string;
  readonly scope: 'read' | 'all';
  /** Nothing: it does not end by itself. */
  readonly days: number | undefined;
}

export interface ApiTokens {
  /** Answers the token itself, which is known now and never again. */
  make(userId: string, given: NewToken): Promise<string>;
  /** The newest first, those whose time is over among them. */
  list(userId: string): Promise<readonly Token[]>;
  /** Ends one; answers whether there was one. */
  revoke(userId: string, id: string): Promise<boolean>;
  /** The one that was shown, if it is good and lets somebody in. */
  find(shown: string): Promise<{ readonly token: Token; readonly user: Instance<'User'> } | undefined>;
  /** Notes that it was used, at most once a minute. */
  used(token: Token, from: string | undefined): Promise<boolean>;
}

/** So that people, and programs that look for what was published by mistake, know what it is. */
const BEGINS = 'ordinal_';
const SHOWN = 12;
const TOKEN_FORM = /^ordinal_[A-Za-z0-9_-]{43}$/;
const DAY = 24 * 3_600_000;
const NOTED_EVERY = 60_000;
export const MOST_TOKENS = 50;

/** @param now for tests */
export function apiTokensOf(
  { UserSecurityToken: rows, User }: Pick<Models, 'UserSecurityToken' | 'User'>,
  now = Date.now,
): ApiTokens {
  return {
    async make(userId, { name, scope, days }) {
      const word = `${BEGINS}${newWord()}`;
      await rows.create({
        userId,
        name,
        scope,
        tokenHash: hashOf(word),
        prefix: word.slice(0, SHOWN),
        expiresAt: days === undefined ? null : new Date(now() + days * DAY),
      });
      return word;
    },
    list: (userId) => rows.findAll({ where: { userId }, order: [['createdAt', 'DESC']] }),
    revoke: async (userId, id) => (await rows.destroy({ where: { userId, id } })) > 0,
    async find(shown) {
      if (!TOKEN_FORM.test(shown)) return undefined;
      const token = await rows.findOne({ where: { tokenHash: hashOf(shown) } });
      if (token === null || (token.expiresAt !== null && token.expiresAt.getTime() <= now()))
        return undefined;
      const user = await User.findOne({ where: { id: token.userId, status: 'active' } });
      return user === null ? undefined : { token, user };
    },
    async used({ id, lastUsedAt }, from) {
      const before = new Date(now() - NOTED_EVERY);
      if (lastUsedAt !== null && lastUsedAt > before) return false;
      const [noted] = await rows.update(
        { lastUsedAt: new Date(now()), lastUsedFrom: from?.slice(0, 45) ?? null },
        {
          where: { id, [op.or]: [{ lastUsedAt: null }, { lastUsedAt: { [op.lte]: before } }] },
          // No change that the trail should tell: it would have a line for each minute.
          untold: true,
          silent: true,
        },
      );
      return noted === 1;
    },
  };
}
