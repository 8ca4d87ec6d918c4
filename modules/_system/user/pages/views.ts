import { addressHere, formInput, notUnderstood, parametersOf, refusal, type ViewContext } from 'ordinal-host';
import { keepView, SHARE, VIEWS, viewsOf } from '../saved_views';
import { draw, type OwnPages } from './own_page';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Context = OwnPages & Pick<ViewContext, 'project' | 'may'>;

/** `/account/views`: views of lists that somebody keeps; forms of the lists themselves post here. */
export function viewsPage({ router, access, models, me, project, may }: Context): void {
  router.get('/views', access.signedIn(), async (request, response) => {
    const { done } = parametersOf(request, ['done']);
    const kept = await viewsOf(models, me().value);
    const views = kept.map(({ id, table, title, query, shared }) => {
      const list = project.tables.find((one) => one.table === table);
      return { id, title, shared, table: list?.title ?? table, to: list && `${list.to}?${query}` };
    });
    draw(response, 'views', { title: 'Views', here: VIEWS, done }, { views });
  });

  router.post('/views', access.signedIn(), async (request, response) => {
    const input = formInput(request, ['table', 'title', 'query', 'shared']);
    const list = project.tables.find((one) => one.table === input.table);
    if (list === undefined || !may(`${input.table}.read`))
      throw notUnderstood([{ name: 'table', message: 'names no list that you may see' }]);
    const shared = input.shared !== '';
    if (shared && !may(SHARE)) throw refusal(403, 'You may not keep views for everybody.');
    await keepView(models, me().value, { ...input, shared });
    response.redirect(303, addressHere(`${list.to}?${input.query}`, list.to));
  });

  router.post('/views/:id/remove', access.signedIn(), async (request, response) => {
    formInput(request, []);
    const id = String(request.params['id']);
    const gone = UUID.test(id) ? await models.SavedSearch.destroy({ where: { id, userId: me().value } }) : 0;
    if (gone === 0) throw refusal(404, 'There is no such view, or it is not yours.');
    response.redirect(303, `${VIEWS}?done=removed`);
  });
}
