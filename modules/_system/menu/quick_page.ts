/** `/menu/quick`: what somebody wants at hand, and where they have been. About oneself. */
import { parametersOf, type ExpressResponse, type Instance, type ViewContext } from 'ordinal-host';
import { QUICK } from './quick_button';
import { quickForms, type Shown } from './quick_forms';
import { opens } from './quick_group';
import { MOST, quickLinksOf } from './quick_links';
import { recentOf } from './recent';

type Context = Pick<
  ViewContext,
  'router' | 'models' | 'access' | 'actor' | 'may' | 'project' | 'transaction' | 'hooks'
>;

interface Read {
  readonly links: readonly { readonly address: string; readonly title: string; readonly isOpen: boolean }[];
  readonly recent: readonly { readonly row: Instance<'NavigationBreadcrumb'>; readonly isThere: boolean }[];
}

const EMPTY: Shown = { form: { title: '', address: '' }, errors: [] };
const NOTHING_DONE = { at: undefined, did: undefined };

export function quickPage({
  router,
  models,
  access,
  actor,
  may,
  project,
  transaction,
  hooks,
}: Context): void {
  const quick = quickLinksOf(models, transaction, hooks);
  const me = (): string => {
    const id = actor()?.id;
    // The policy lets nobody here who has not signed in.
    if (id === undefined || id === null) throw new Error('nobody is acting');
    return id;
  };
  const readAll = async (): Promise<Read> => {
    const isOpen = opens(project.menu, may);
    const links = await quick.of(me());
    const there = new Set(links.map(({ address }) => address));
    const recent = (await recentOf(models, me())).filter(({ address }) => isOpen(address));
    return {
      links: links.map(({ address, title }) => ({ address, title, isOpen: isOpen(address) })),
      recent: recent.map((row) => ({ row, isThere: there.has(row.address) })),
    };
  };
  const draw = async (response: ExpressResponse, shown: Shown): Promise<void> => {
    response.set('Cache-Control', 'no-store').render('menu/quick', {
      title: 'Quick links',
      crumbs: [{ text: 'Quick links' }],
      active: QUICK,
      here: QUICK,
      most: MOST,
      ...(await readAll()),
      ...NOTHING_DONE,
      ...shown,
    });
  };

  router.get(QUICK, access.signedIn(), async (request, response) => {
    const { at, did } = parametersOf(request, ['at', 'did']);
    if (request.accepts(['html', 'json']) === 'json') return void response.json(asJson(await readAll()));
    await draw(response, { ...EMPTY, at, did });
  });

  quickForms({ router, access, quick, me, draw });
}

const asJson = ({ links, recent }: Read): object => ({
  links,
  recent: recent.map(({ row: { address, title, visitedAt }, isThere }) => ({
    address,
    title,
    visitedAt,
    isThere,
  })),
});
