/** Who is asking. Where no module knows people that is the person at this machine, who has no row of their own. */
import type { Request, RequestHandler } from 'express';
import { runAs } from '../actor';
import type { Identity, Powers, Scopes } from '../declare';

const DEVELOPER: Identity = Object.freeze({ id: null, name: 'Developer' });

export interface Asking {
  /** Nothing for a stranger. */
  readonly identity: Identity | undefined;
  readonly powers: Powers;
  /** Rules that narrow what the powers open. */
  readonly scopes?: Scopes | undefined;
}

/** Answers who sent a request and what they may do. */
export type WhoAsks = (request: Request) => Asking | Promise<Asking>;

const EVERYTHING: Asking = Object.freeze({ identity: DEVELOPER, powers: () => true });
export const developmentIdentity = (): Asking => EVERYTHING;

/** The request log has given it a name by now. */
const nameOf = ({ id }: Request & { readonly id?: unknown }): string | undefined =>
  typeof id === 'string' ? id : undefined;

/**
 * Runs everything behind it in the name of whoever sent the request, so that `actor()`, `may()` and `requestId()` know
 * anywhere.
 */
export const actAs =
  (whoAsks: WhoAsks): RequestHandler =>
  async (request, _response, next) => {
    const { identity, powers, scopes } = await whoAsks(request);
    runAs(identity, next, { powers, scopes, requestId: nameOf(request) });
  };
