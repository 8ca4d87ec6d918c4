/** Sessions of browsers: a random word in a cookie, its hash in the table, nothing in between that could go stale for long. */
import { op, type ExpressResponse, type Identity, type Models, type Request } from 'ordinal-host';
import { hashOf, newWord, wordCookie } from './word_cookie';

export interface SessionTimes {
  readonly idleMinutes: number;
  readonly hours: number;
}

export interface SessionOptions {
  /** Whether browsers reach the host by HTTPS alone. */
  readonly secure: boolean;
  /** How long sessions are good, asked for each look. */
  readonly times: () => Promise<SessionTimes> | SessionTimes;
  /** For tests. */
  readonly now?: () => number;
}

export interface Sessions {
  /** Signs a browser in; a session it had ends. */
  open(userId: string, request: Request, response: ExpressResponse): Promise<void>;
  /** They have proved who they are once more: the session goes on under a new name, and whoever knew the old one is out. */
  renew(request: Request, response: ExpressResponse): Promise<void>;
  /** Signs it out. */
  close(request: Request, response: ExpressResponse): Promise<void>;
  /** Who sent a request. */
  identify(request: Request): Promise<Identity | undefined>;
  /** Names the session a request came with, whether it is still good or not. */
  nameOf(request: Request): string | undefined;
  /** Ends sessions of somebody, but for the one named. */
  endAll(userId: string, but?: string): Promise<void>;
}

/** What was found is believed for less than a second: a session that is ended is dead in every process after that. */
const BELIEVED = 800;
/** A row is not written for every request. */
const SEEN_EVERY = 60_000;
const MANY = 10_000;

type Rows = Pick<Models, 'UserSession' | 'User'>;

interface Known {
  readonly identity: Identity | undefined;
  readonly until: number;
}

/** Looks a session up, and notes that it was seen. */
async function find(
  { UserSession, User }: Rows,
  tokenHash: string,
  { idleMinutes, hours, at }: SessionTimes & { readonly at: number },
): Promise<Identity | undefined> {
  const session = await UserSession.findOne({ where: { tokenHash } });
  if (session === null || session.expiresAt.getTime() <= at) return undefined;
  // Hours may be fewer now than they were when it was opened.
  if (session.createdAt.getTime() + hours * 3_600_000 <= at) return undefined;
  if (session.lastSeenAt.getTime() + idleMinutes * 60_000 <= at) return undefined;
  const user = await User.findOne({ where: { id: session.userId } });
  if (user === null || user.status !== 'active') return undefined;
  if (at - session.lastSeenAt.getTime() > SEEN_EVERY)
    await UserSession.update({ lastSeenAt: new Date(at) }, { where: { id: session.id } });
  const { provedAt } = session;
  return { id: user.id, name: user.displayName ?? user.username, ...(provedAt !== null && { provedAt }) };
}

export function sessionsOf(rows: Rows, { secure, times, now = Date.now }: SessionOptions): Sessions {
  const { UserSession } = rows;
  const cookie = wordCookie('session', secure);
  const known = new Map<string, Known>();
  const nameOf = (request: Request): string | undefined => cookie.hashIn(request);

  return {
    nameOf,
    async open(userId, request, response) {
      const before = nameOf(request);
      if (before !== undefined) await UserSession.destroy({ where: { tokenHash: before } });
      const at = now();
      const { hours } = await times();
      await UserSession.create({
        createdAt: new Date(at),
        userId,
        tokenHash: cookie.give(request, response),
        ipAddress: request.ip ?? null,
        userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
        lastSeenAt: new Date(at),
        provedAt: new Date(at),
        expiresAt: new Date(at + hours * 3_600_000),
      });
    },
    async renew(request, response) {
      const before = nameOf(request);
      if (before === undefined) return;
      const word = newWord();
      const [renewed] = await UserSession.update(
        { tokenHash: hashOf(word), provedAt: new Date(now()) },
        { where: { tokenHash: before } },
      );
      // Of two that prove it at once the second finds the new name given: its browser has it by now.
      if (renewed === 1) cookie.give(request, response, { word });
    },
    async close(request, response) {
      const name = nameOf(request);
      if (name !== undefined) {
        known.delete(name);
        await UserSession.destroy({ where: { tokenHash: name } });
      }
      cookie.clear(response);
    },
    async identify(request) {
      const name = nameOf(request);
      if (name === undefined) return undefined;
      const there = known.get(name);
      if (there !== undefined && there.until > now()) return there.identity;
      const identity = await find(rows, name, { ...(await times()), at: now() });
      if (known.size >= MANY) known.clear();
      known.set(name, { identity, until: now() + BELIEVED });
      return identity;
    },
    async endAll(userId, but) {
      const others = but === undefined ? {} : { tokenHash: { [op.ne]: but } };
      await UserSession.destroy({ where: { userId, ...others } });
    },
  };
}
