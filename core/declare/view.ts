/** What `view.ts` is given and answers. */
import type { NextFunction, Request, RequestHandler, Response as ExpressResponse, Router } from 'express';
import type { Models } from './bound_model';
import type { Hooks } from './hooks';
import type { Log } from './identity';

/** Answers a middleware that lets only those through who hold the permission. Every route starts with one. */
export interface Access {
  (permission: string): RequestHandler;
  /** Anybody may use this route. */
  public(): RequestHandler;
}

export interface ViewContext {
  readonly router: Router;
  readonly models: Models;
  readonly hooks: Hooks;
  readonly access: Access;
  readonly log: Log;
  /** The module's own environment settings, as checked at start. */
  readonly config: Readonly<Record<string, string | undefined>>;
}

/** The default export of `view.ts`: adds routes to the router it is given and answers it. */
export type View = (context: ViewContext) => Router;
export const defineView = (view: View): View => view;

export type { ExpressResponse, NextFunction, Request, RequestHandler };
