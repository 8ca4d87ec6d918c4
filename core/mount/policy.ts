/** Who may use a route: a handler that lets through or refuses, and that can be told from any other handler. */
import type { Request, RequestHandler } from 'express';
import type { Access } from '../declare';
import { problem } from '../web';

/** Answers whether whoever sent the request holds a permission. */
export type Decide = (permission: string, request: Request) => boolean | Promise<boolean>;

/** How `access.public()` is named in lists of routes. */
const PUBLIC = 'public';

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

/** Makes `access`: every route starts with `access('customers.read')` or `access.public()`. */
export function createAccess(decide: Decide): Access {
  const access = (permission: string): RequestHandler =>
    marked(async (request, _response, next) => {
      next((await decide(permission, request)) ? undefined : refused(permission));
    }, permission);
  return Object.assign(access, { public: () => marked((_request, _response, next) => next(), PUBLIC) });
}
