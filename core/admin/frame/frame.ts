/** What stands around a page: rail, brand, environment, who is asking. Plain data for `views/layout.ejs`. */
import type { Request, RequestHandler } from 'express';
import type { Identity } from '../../declare';
import { initials } from '../describe';
import type { Rail } from './rail';
import { themeOf, type Theme } from './theme';

export interface Crumb {
  readonly text: string;
  /** Address; the last crumb, the page itself, has none. */
  readonly to?: string;
}

/** What a route may say about its page when it renders: `res.render('customers/list', { title, crumbs, active })`. */
export interface PageGiven {
  /** Title of the page: the name of the record, where it shows one. */
  readonly title?: string;
  readonly crumbs?: readonly Crumb[];
  /** Address in the rail that is the current place. */
  readonly active?: string;
}

/** What is the same for every page of a request. */
export interface Frame {
  readonly rail: Rail;
  readonly identity: Identity & { readonly initials: string };
  readonly environment: string;
  readonly theme: Theme;
  /** Address of the folder with style sheet, script and fonts. */
  readonly assets: string;
  /** This page, to come back to. */
  readonly here: string;
}

export interface FrameOptions {
  /** The rail for a request; `path` is the address asked for. */
  readonly rail: (path: string) => Rail;
  readonly identity: (request: Request) => Identity;
  /** Shown beside the brand: `development`, `staging`, `production`. */
  readonly environment: string;
  readonly assets: string;
}

/** The frame of one request. */
export function frameOf(options: FrameOptions, request: Request): Frame {
  const identity = options.identity(request);
  const { path } = request;
  return {
    // Asked for when the page is drawn: by then the rows have been counted.
    get rail() {
      return options.rail(path);
    },
    identity: { ...identity, initials: initials(identity.name) },
    environment: options.environment,
    theme: themeOf(request.headers.cookie),
    assets: options.assets,
    here: request.originalUrl,
  };
}

/** Middleware that puts a frame around every page rendered after it, generated or a module's own. */
export const framed =
  (options: FrameOptions): RequestHandler =>
  (request, response, next) => {
    response.locals['frame'] = frameOf(options, request);
    next();
  };
