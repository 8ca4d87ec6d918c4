/** The audit trail of a whole project: who changed what, beside the trail a module keeps of its own. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { runAs } from '../../core/actor';

describe('who changed it', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost({ modules: ['security', 'customers'] });
  });
  afterAll(() => host?.close());

  it('is known by id, name and request, also where there is no such user any more', async () => {
    const { id } = await host.make('User');
    const ada = { id, name: 'Ada Lovelace' };
    await runAs(ada, () => host.models.Customer.create({ name: 'Byron' }), { requestId: 'request-1' });
    await host.models.User.destroy({ where: { id }, force: true });
    const lines = await host.models.AuditLog.findAll({
      where: { tableName: 'customers' },
      order: ['position'],
    });
    expect(lines).toEqual([
      expect.objectContaining({ action: 'create', actorId: id, actorName: ada.name, requestId: 'request-1' }),
      // The database has emptied who made it.
      expect.objectContaining({ action: 'update', actorId: null }),
    ]);
  });

  it('is kept by a module of its own as well, which leaves no trail of its trail', async () => {
    expect(await host.models.CustomerAudit.count()).toBe(1);
    expect(await host.models.AuditLog.count({ where: { tableName: 'customer_audits' } })).toBe(0);
  });

  it('is kept for parts that go with a whole', async () => {
    const customer = await host.make('Customer');
    await host.make('CustomerContact', { customerId: customer.id });
    await customer.destroy({ force: true });
    const lines = await host.models.AuditLog.findAll({
      where: { tableName: 'customer_contacts' },
      order: ['position'],
    });
    expect(lines.map(({ action }) => action)).toEqual(['create', 'delete']);
  });
});
