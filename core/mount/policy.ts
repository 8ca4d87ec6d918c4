/** Who may use a route: a handler that lets through or refuses, and that can be told from any other handler. */
import type { Request, RequestHandler, Response } from 'express';
import { actor, may } from '../actor';
import type { Access } from '../declare';
import { problem } from '../web';

/** How `access.public()` and `access.signedIn()` are named in lists of routes. */
const PUBLIC = 'public';
const SIGNED_IN = 'signed in';

const POLICY = Symbol('policy');

const marked = (handler: RequestHandler, policy: string): RequestHandler =>
  Object.assign(handler, { [POLICY]: policy });

/** The policy a handler stands for: a permission or `public`; nothing for a handler that is no policy. */
export const policyOf = (handler: unknown): string | undefined =>
  typeof handler === 'function' ? (handler as { readonly [POLICY]?: string })[POLICY] : undefined;

const refused = (permission: string): Error =>
  problem({
    status: 403,
    title: 'Not allowed',
    detail: `This needs the permission ${permission}.`,
    permission,
  });

/** Shows a stranger where to sign in; answers false where that is of no use to whoever asked. */
export type ShowDoor = (request: Request, response: Response) => boolean;

const program = (): Error =>
  problem({
    status: 403,
    title: 'For people',
    detail: 'This is for people who sign in themselves, and not for a program with a token of theirs.',
  });

const stranger = (): Error =>
  problem({ status: 401, title: 'Not signed in', detail: 'Sign in to use this.' });

/**
 * Makes `access`: every route starts with `access('customers.read')`, `access.signedIn()` or `access.public()`.
 * Who is acting and what they may do is known by then.
 */
export function createAccess(showDoor: ShowDoor = () => false): Access {
  const letting =
    (allows: () => boolean, refusal: () => Error): RequestHandler =>
    (request, response, next) => {
      if (allows()) return next();
      if (actor() !== undefined) return next(refusal());
      if (!showDoor(request, response)) next(stranger());
    };
  const access = (permission: string): RequestHandler =>
    marked(
      letting(
        () => may(permission),
        () => refused(permission),
      ),
      permission,
    );
  return Object.assign(access, {
    public: () => marked((_request, _response, next) => next(), PUBLIC),
    signedIn: () =>
      marked(
        letting(() => actor() !== undefined && actor()?.program === undefined, program),
        SIGNED_IN,
      ),
  });
}
