/**
 * `Authorization: Bearer <token>`: a program that acts for somebody. Nothing of it is kept by a browser, so no other site can
 * send it, and no form needs a token of its own. Cookies of such a request are not looked at.
 */
import { refusal, type Identity, type Request, type RequestHandler } from 'ordinal-host';
import type { ApiTokens } from './api_tokens';
import { placeOf } from './place';
import type { Limit, RateLimits } from './rate_limits';
import type { WaysIn } from './ways_in';

export interface Bearer {
  /** Stands before everything that is about sessions: a wrong token ends the request. */
  readonly before: RequestHandler;
  /** Whom a token stands for; nothing where a request came without one. */
  identify(request: Request): Identity | undefined;
}

const WRONG_FROM_A_PLACE: Limit = { most: 20, seconds: 15 * 60 };
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const HEADER = /^Bearer(?: +(.*))?$/i;

const wrongToken = (): Error =>
  Object.assign(new Error('a token is not good'), {
    status: 401,
    title: 'Token not good',
    detail: 'This token is unknown, revoked or out of date, or the account it stands for lets nobody in.',
    headers: { 'WWW-Authenticate': 'Bearer realm="ordinal", error="invalid_token"' },
  });
const tooMany = (again: number): Error =>
  Object.assign(new Error('too many wrong tokens'), {
    status: 429,
    title: 'Too many tries',
    detail: 'Too many wrong tokens came from there.',
    headers: { 'Retry-After': String(again) },
  });
const readsOnly = (): Error =>
  Object.assign(refusal(403, 'This token reads and changes nothing.', { title: 'Token reads only' }), {
    headers: { 'WWW-Authenticate': 'Bearer realm="ordinal", error="insufficient_scope"' },
  });

interface Doors {
  readonly tokens: ApiTokens;
  readonly limits: RateLimits;
  readonly waysIn: WaysIn;
}

export function bearerOf({ tokens, limits, waysIn }: Doors): Bearer {
  const known = new WeakMap<Request, Identity>();
  return {
    identify: (request) => known.get(request),
    before: async (request, _response, next) => {
      const shown = HEADER.exec(request.headers.authorization ?? '');
      if (shown === null) return next();
      const found = await tokens.find(shown[1]?.trim() ?? '');
      if (found === undefined) {
        const { isLet, again } = await limits.take(`token from ${placeOf(request.ip)}`, WRONG_FROM_A_PLACE);
        throw isLet ? wrongToken() : tooMany(again);
      }
      const { token, user } = found;
      if (token.scope === 'read' && !READS.has(request.method)) throw readsOnly();
      if (await tokens.used(token, request.ip)) await waysIn.used(user.id, 'api-token');
      delete request.headers.cookie;
      known.set(request, { id: user.id, name: user.displayName ?? user.username, program: token.name });
      next();
    },
  };
}
