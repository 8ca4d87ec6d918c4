import { defineView } from 'ordinal-host';
import { testConnection } from './test_connection';

const HERE = '/admin/database';
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

export default defineView(({ router, models, access }) => {
  router.get('/', access('database_connections.read'), async (_request, response) => {
    response.render('database/connections', {
      title: 'Connections',
      crumbs: [{ text: 'Connections' }],
      active: HERE,
      here: HERE,
      connections: await models.DatabaseConnection.findAll({ order: ['name', 'id'] }),
    });
  });

  router.post('/:id/test', access('database.test'), async (request, response, next) => {
    const { id } = request.params;
    const row = isId(id) ? await models.DatabaseConnection.findOne({ where: { id } }) : null;
    if (row === null) return next();
    const outcome = await testConnection(process.env[row.variable], row.variable);
    await row.update({ ...outcome, testedAt: new Date() });
    response.redirect(303, `${HERE}#${row.id}`);
  });

  return router;
});
