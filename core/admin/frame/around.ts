/** What a page is surrounded by: the menu as it passes through listeners, the way here, buttons at its head. */
import type { Request, Response } from 'express';
import { actor, may } from '../../actor';
import type { AskedMenu, MenuGroup, PageButton, Visit } from '../../declare';
import type { Crumb, PageGiven } from './given';
import { railOf, type Rail } from './rail';
import { trailOf } from './trail';

/** Drawn with a page. */
export interface Around {
  readonly rail: Rail;
  readonly crumbs: readonly Crumb[];
  readonly buttons: readonly PageButton[];
}

export interface Menu {
  readonly contributed: readonly MenuGroup[];
  /** What whoever asks now may open of it. */
  readonly shown: () => readonly MenuGroup[];
}

export interface AroundOptions {
  readonly menu: Menu;
  /** What becomes of the menu on its way to a page; default: it is drawn as it is. */
  readonly pass?: (asked: AskedMenu) => Promise<AskedMenu>;
  /** Told of every page that somebody was shown, once it is sent. */
  readonly visited?: (visit: Visit) => void;
}

type Passed = Pick<AskedMenu, 'groups' | 'buttons'>;

/** The menu as whoever asks is shown it, without a page around it. */
export async function menuShown(
  { menu, pass }: AroundOptions,
  { originalUrl: address }: Request,
): Promise<readonly MenuGroup[]> {
  const identity = actor();
  const groups = menu.shown();
  if (identity === undefined || pass === undefined) return groups;
  const page = { address, title: '', lasting: false };
  return (await pass({ identity, may, page, contributed: menu.contributed, groups, buttons: [] })).groups;
}

/** Asked for when the page is drawn: by then the rows have been counted. */
export function around(options: AroundOptions, request: Request, response: Response) {
  const { menu, pass, visited } = options;
  const { method, path, originalUrl: address } = request;
  return async (given: PageGiven): Promise<Around> => {
    const identity = actor();
    const title = given.title ?? '';
    const { contributed } = menu;
    const lasting = method === 'GET' && response.statusCode === 200;
    const open: Passed = { groups: menu.shown(), buttons: [] };
    const { groups: shown, buttons }: Passed =
      identity === undefined || pass === undefined
        ? open
        : await pass({ identity, may, page: { address, title, lasting }, contributed, ...open });
    if (identity !== undefined && lasting)
      response.once('finish', () => visited?.({ identity, address, title }));
    return { rail: railOf(shown, path), crumbs: trailOf(given, { shown, contributed, path }), buttons };
  };
}
