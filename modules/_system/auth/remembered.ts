/** Browsers in which somebody is not asked for the second factor: the password is enough there for 30 days. */
import { op, type ExpressResponse, type Instance, type Models, type Request } from 'ordinal-host';
import { browserName } from '../user';
import { wordCookie } from './word_cookie';

export interface Remembered {
  add(userId: string, request: Request, response: ExpressResponse): Promise<void>;
  /** Whether a request comes from one of them; notes that it was used. */
  knows(userId: string, request: Request): Promise<boolean>;
  list(userId: string): Promise<readonly Instance<'RememberedDevice'>[]>;
  /** Answers whether there was such a browser. */
  forget(userId: string, id: string): Promise<boolean>;
}

const DAYS = 30;
const SECONDS = DAYS * 24 * 3_600;

/** @param now for tests */
export function rememberedOf(
  { RememberedDevice: rows }: Pick<Models, 'RememberedDevice'>,
  secure: boolean,
  now = Date.now,
): Remembered {
  const cookie = wordCookie('device', secure);
  const good = () => ({ [op.gt]: new Date(now()) });
  return {
    async add(userId, request, response) {
      const before = cookie.hashIn(request);
      if (before !== undefined) await rows.destroy({ where: { tokenHash: before } });
      await rows.create({
        userId,
        tokenHash: cookie.give(request, response, { seconds: SECONDS }),
        browser: browserName(request.headers['user-agent'] ?? null),
        lastUsedAt: new Date(now()),
        expiresAt: new Date(now() + SECONDS * 1_000),
      });
    },
    async knows(userId, request) {
      const tokenHash = cookie.hashIn(request);
      if (tokenHash === undefined) return false;
      const [used] = await rows.update(
        { lastUsedAt: new Date(now()) },
        { where: { userId, tokenHash, expiresAt: good() } },
      );
      return used === 1;
    },
    list: (userId) => rows.findAll({ where: { userId, expiresAt: good() }, order: [['lastUsedAt', 'DESC']] }),
    forget: async (userId, id) => (await rows.destroy({ where: { userId, id } })) > 0,
  };
}
