import type { RequestHandler } from 'express';
import { onlyParameters, wantsJson } from '../answer';
import type { Admin } from '../context';
import type { Frame } from '../frame';
import { KEYS } from '../keys';
import { badParameters, readSearchText } from '../../query';
import type { RowCounts } from '../record';
import { marking, offeredView, searchView } from '../search';

/** The palette asks for what it shows, and for no page around it. */
const asksForFragment = (request: { get(name: string): string | undefined }): boolean =>
  request.get('X-Fragment') === 'results';

/** `GET /admin/search?q=`: a page, its results alone for the palette, or JSON. */
export const showSearch =
  (admin: Admin, counts: RowCounts): RequestHandler =>
  async (request, response) => {
    const given = onlyParameters(request, 'q').getAll('q');
    if (given.length > 1) throw badParameters([{ name: 'q', message: 'may be given once' }]);
    const q = readSearchText(given[0] ?? '');
    await counts.refresh();
    const { frame } = response.locals as { readonly frame: Frame };
    const menu = await frame.menu();
    const found =
      q === ''
        ? await offeredView(admin, menu)
        : await searchView(admin, counts, { q, menu, isGone: () => response.closed });
    if (response.closed) return;
    if (wantsJson(request)) return void response.json(found);
    const shown = { found, mark: marking(q) };
    if (asksForFragment(request))
      return response.render('partials/palette_results', { ...shown, frame: undefined });
    response.render('admin/search', {
      title: q === '' ? 'Search' : `${q}: search`,
      crumbs: [{ text: 'Search' }],
      ...shown,
    });
  };

/** `GET /admin/keys` */
export const showKeys: RequestHandler = (request, response) => {
  onlyParameters(request);
  if (wantsJson(request)) return void response.json({ keys: KEYS });
  response.render('admin/keys', { title: 'Keys', crumbs: [{ text: 'Keys' }], groups: KEYS });
};
