/** Who is asking. Until sign-in exists that is the person at this machine, who has no row of their own. */
import type { Request, RequestHandler } from 'express';
import { runAs } from '../actor';
import type { Identity } from '../declare';

export const DEVELOPER: Identity = Object.freeze({ id: null, name: 'Developer' });

/** Answers who sent a request. */
export type IdentityOf = (request: Request) => Identity;

export const developmentIdentity: IdentityOf = () => DEVELOPER;

/** Runs everything behind it in the name of whoever sent the request, so that `actor()` knows them anywhere. */
export const actAs =
  (identityOf: IdentityOf): RequestHandler =>
  (request, _response, next) =>
    runAs(identityOf(request), next);
