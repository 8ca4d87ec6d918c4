import {
  addressHere,
  formInput,
  parametersOf,
  refusal,
  type ExpressResponse,
  type ViewContext,
  type Wrong,
} from 'ordinal-host';
import { keepView, SHARE, VIEWS, viewsOf, wrongView, type NewView } from '../saved_views';
import { draw, type Drawn, type OwnPages } from './own_page';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Context = OwnPages & Pick<ViewContext, 'project' | 'may'>;

/** `/account/views`: views of lists that somebody keeps; forms of the lists themselves post here. */
export function viewsPage({ router, access, models, me, project, may }: Context): void {
  const listOf = (table: string) => project.tables.find((one) => one.table === table);

  /** @param draft a view that was not saved, as it was sent */
  const show = async (
    response: ExpressResponse,
    given: Pick<Drawn, 'errors' | 'done'>,
    draft?: NewView,
  ): Promise<void> => {
    const kept = await viewsOf(models, me().value);
    const views = kept.map(({ id, table, title, query, shared }) => {
      const list = listOf(table);
      return { id, title, shared, table: list?.title ?? table, to: list && `${list.to}?${query}` };
    });
    draw(
      response,
      'views',
      { title: 'Views', here: VIEWS, ...given },
      { views, draft, mayShare: may(SHARE), wrong: given.errors ?? [] },
    );
  };

  router.get('/views', access.signedIn(), async (request, response) => {
    const { done } = parametersOf(request, ['done']);
    await show(response, { done });
  });

  router.post('/views', access.signedIn(), async (request, response) => {
    const { shared, ...input } = formInput(request, ['table', 'title', 'query', 'shared']);
    const view = { ...input, shared: shared !== '' };
    if (view.shared && !may(SHARE)) throw refusal(403, 'You may not keep views for everybody.');
    const list = listOf(view.table);
    const isSeen = list !== undefined && may(`${view.table}.read`);
    const errors: Wrong[] = [
      ...(isSeen ? [] : [{ name: 'table', message: 'names no list that you may see' }]),
      ...(await wrongView(models, me().value, view)),
    ];
    if (errors.length > 0 || list === undefined) return show(response, { errors }, view);
    await keepView(models, me().value, view);
    response.redirect(303, addressHere(`${list.to}?${view.query}`, list.to));
  });

  router.post('/views/:id/remove', access.signedIn(), async (request, response) => {
    formInput(request, []);
    const id = String(request.params['id']);
    const gone = UUID.test(id) ? await models.SavedSearch.destroy({ where: { id, userId: me().value } }) : 0;
    if (gone === 0) throw refusal(404, 'There is no such view, or it is not yours.');
    response.redirect(303, `${VIEWS}?done=removed`);
  });
}
