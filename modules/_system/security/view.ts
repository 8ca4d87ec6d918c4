import { defineView } from 'ordinal-host';
import { encryptionPage } from './encryption_page';
import { eventsOf } from './events_of';
import { readStanding } from './standing';

const HERE = '/admin/security';
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** How the delivery of domain events stands, and another try for those that fail; keys that values are encrypted with. */
export default defineView((context) => {
  const { router, models, access, may } = context;
  encryptionPage(context);

  router.get('/', access('domain_events.read'), async (_request, response) => {
    response.render('security/delivery', {
      title: 'Event delivery',
      crumbs: [{ text: 'Event delivery' }],
      active: HERE,
      here: HERE,
      mayRetry: may('domain_events.retry'),
      ...(await readStanding(models)),
    });
  });

  router.post('/:id/retry', access('domain_events.retry'), async (request, response, next) => {
    const { id } = request.params;
    if (!isId(id) || !(await eventsOf(models).retry(id))) return next();
    response.redirect(303, HERE);
  });

  return router;
});
