/** What stands around a page: rail, brand, environment, who is asking. Plain data for `views/layout.ejs`. */
import type { Request, RequestHandler, Response } from 'express';
import { actor } from '../../actor';
import type { Identity, MenuGroup } from '../../declare';
import { initials } from '../../describe';
import { around, menuShown, type Around, type AroundOptions } from './around';
import type { PageGiven } from './given';
import { KEYS } from '../keys';
import type { RowDensity } from '../../query';
import { hasSingleKeys } from './single_keys';
import { densityOf, themeOf, type Theme } from './theme';

/** A page about oneself. */
export interface OwnPage {
  readonly title: string;
  /** Whole address. */
  readonly to: string;
}

interface OwnPages {
  readonly account: string;
  readonly signOut: string;
  /** Each of them shows all as tabs. */
  readonly pages: readonly OwnPage[];
}

/** What is the same for every page of a request. */
export interface Frame {
  /** What stands beside a page, and the way to it. */
  readonly around: (given: PageGiven) => Promise<Around>;
  /** The menu as whoever asks is shown it. */
  readonly menu: () => Promise<readonly MenuGroup[]>;
  /** Nobody, before a stranger has signed in. */
  readonly identity: (Identity & { readonly initials: string }) | undefined;
  readonly environment: string;
  readonly theme: Theme;
  readonly density: RowDensity;
  /** Whether single keys do something. */
  readonly singleKeys: boolean;
  /** Every key, for the help. */
  readonly keys: typeof KEYS;
  /** Where people find what is about themselves; nothing on a host that knows no people. */
  readonly own: OwnPages | undefined;
  /** Address of the folder with style sheet, script and fonts. */
  readonly assets: string;
  /** This page, to come back to. */
  readonly here: string;
}

export interface FrameOptions extends AroundOptions {
  /** Shown beside the brand: `development`, `staging`, `production`. */
  readonly environment: string;
  readonly assets: string;
  readonly own?: OwnPages | undefined;
}

/** The frame of one request. */
export function frameOf(options: FrameOptions, request: Request, response: Response): Frame {
  return {
    around: around(options, request, response),
    menu: () => menuShown(options, request),
    // Known only once the request has been looked at.
    get identity() {
      const identity = actor();
      return identity === undefined ? undefined : { ...identity, initials: initials(identity.name) };
    },
    environment: options.environment,
    theme: themeOf(request.headers.cookie),
    density: densityOf(request.headers.cookie),
    keys: KEYS,
    singleKeys: hasSingleKeys(request.headers.cookie),
    own: options.own,
    assets: options.assets,
    here: request.originalUrl,
  };
}

/** Middleware that puts a frame around every page rendered after it, generated or a module's own. */
export const framed =
  (options: FrameOptions): RequestHandler =>
  (request, response, next) => {
    response.locals['frame'] = frameOf(options, request, response);
    next();
  };
