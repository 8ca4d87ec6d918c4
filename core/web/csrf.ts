/**
 * A form that changes something carries a token that only a page of ours can have: OWASP's signed double-submit cookie,
 * bound to the session (https://cheatsheetseries.owasp.org, "Cross-Site Request Forgery Prevention").
 */
import cookieParser from 'cookie-parser';
import { doubleCsrf } from 'csrf-csrf';
import type { Request, RequestHandler } from 'express';
import { mask, unmask } from './mask';
import { problem } from './problem';
import { READS } from './same_site';

/**
 * Name of the member of a body that carries it; programs send the header instead. Fields are camelCase, so that none is
 * called so; it is a name that scanners know a token by.
 */
export const CSRF_FIELD = 'csrf_token';
const CSRF_HEADER = 'x-csrf-token';

interface CsrfOptions {
  readonly secret: string;
  /** Whether browsers reach the host by HTTPS alone. */
  readonly secure: boolean;
  /** Names the session of a request; nothing for a stranger. */
  readonly sessionOf: (request: Request) => string | undefined;
  /** Whether a request needs no token, since no browser sends of itself what it carries. */
  readonly provesItself?: (request: Request) => boolean;
}

const outOfDate = (): Error =>
  problem({
    status: 403,
    title: 'Form out of date',
    detail:
      'This form was opened before you signed in or out. Go back, load the page again, and send it once more.',
  });

type Body = Record<string, unknown>;

const withoutToken = ({ [CSRF_FIELD]: _, ...rest }: Body): Body => rest;

/** Stands behind what reads bodies. Templates find the token as `csrfToken`; routes never see it among what was sent. */
export function csrfProtection({
  secret,
  secure,
  sessionOf,
  provesItself = () => false,
}: CsrfOptions): RequestHandler[] {
  const { generateCsrfToken, validateRequest } = doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (request) => sessionOf(request) ?? '',
    cookieName: secure ? '__Host-csrf' : 'csrf',
    cookieOptions: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
    getCsrfTokenFromRequest: (request) => {
      const given: unknown = (request.body as Body | undefined)?.[CSRF_FIELD] ?? request.headers[CSRF_HEADER];
      return typeof given === 'string' ? unmask(given) : undefined;
    },
  });
  const protect: RequestHandler = (request, response, next) => {
    // Made when a page is drawn: an answer without a form needs no cookie.
    Object.defineProperty(response.locals, 'csrfToken', {
      enumerable: true,
      get: () =>
        response.headersSent
          ? undefined
          : mask(generateCsrfToken(request, response, { validateOnReuse: false })),
    });
    if (!READS.has(request.method) && !provesItself(request) && !validateRequest(request)) throw outOfDate();
    const body = request.body as Body | undefined;
    if (body !== undefined && Object.hasOwn(body, CSRF_FIELD)) request.body = withoutToken(body);
    next();
  };
  return [cookieParser(), protect];
}
