import { notUnderstood, parametersOf } from 'ordinal-host';
import { draw, type OwnPages } from './own_page';

const HERE = '/account/activity';

/** `2` -> 2. @throws what the host answers as 400 */
function pageIn(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw notUnderstood([{ name: 'page', message: 'must be a number from 1 on' }]);
}

/** `GET /account/activity`: what somebody has done with their account, newest first. */
export function activityPage({ router, access, activities, me }: OwnPages): void {
  router.get('/activity', access.signedIn(), async (request, response) => {
    const page = pageIn(parametersOf(request, ['page']).page);
    const { rows, hasMore } = await activities.page(me().value, page);
    const newer = page === 2 ? HERE : `${HERE}?page=${page - 1}`;
    draw(
      response,
      'activity',
      { title: 'Activity', here: HERE },
      { rows, newer: page > 1 ? newer : undefined, older: hasMore ? `${HERE}?page=${page + 1}` : undefined },
    );
  });
}
