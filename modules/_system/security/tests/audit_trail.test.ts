import { op } from 'ordinal-host';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import type { Model, ModelStatic } from 'sequelize';
import request from 'supertest';

const CANARY = 'c4nary-never-stored';

describe('the audit trail', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost({ modules: ['security', 'settings'] });
  });
  afterAll(() => host?.close());

  let since: Date;
  beforeEach(async () => {
    // Nothing can be removed from the trail: each test looks at what came after it began.
    await new Promise((resolve) => setTimeout(resolve, 2));
    since = new Date();
  });
  const lines = (tableName = 'application_settings') =>
    host.models.AuditLog.findAll({
      where: { tableName, createdAt: { [op.gte]: since } },
      order: ['position'],
    });
  const actions = async (tableName?: string): Promise<string[]> =>
    (await lines(tableName)).map(({ action }) => action);
  const sql = (text: string) => host.host.sequelize.query(text);

  let count = 0;
  const setting = (label: string) => ({ key: `key.k${(count += 1)}`, label, value: 1 });
  const make = (label: string) => host.models.ApplicationSetting.create(setting(label));

  it('holds one row in every way it is written', async () => {
    const { ApplicationSetting } = host.models;
    const row = await make('Rate');
    await row.update({ label: 'Interest' });
    await ApplicationSetting.update({ group: 'money' }, { where: { id: row.id } });
    await row.destroy();
    await row.restore();
    await ApplicationSetting.destroy({ where: { id: row.id }, force: true });
    expect(await actions()).toEqual(['create', 'update', 'update', 'delete', 'restore', 'delete']);
    const [made, renamed] = await lines();
    expect(made).toMatchObject({ recordId: row.id, changes: { label: { from: null, to: 'Rate' } } });
    expect(renamed?.changes).toEqual({ label: { from: 'Rate', to: 'Interest' } });
  });

  it('holds rows made at once, upserted, found or made, and written without hooks', async () => {
    const { ApplicationSetting } = host.models;
    await ApplicationSetting.bulkCreate([setting('One'), setting('Two')]);
    await ApplicationSetting.bulkCreate([setting('Quiet')], { hooks: false });
    const plain = ApplicationSetting as unknown as ModelStatic<Model>;
    await plain.upsert(setting('Up'));
    const { key, ...defaults } = setting('Found');
    await plain.findOrCreate({ where: { key }, defaults });
    await plain.findOrCreate({ where: { key }, defaults });
    expect((await lines()).map(({ changes }) => changes?.['label']?.to)).toEqual([
      'One',
      'Two',
      'Quiet',
      'Up',
      'Found',
    ]);
  });

  it('holds ten thousand rows of one import', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => ({ username: `person${at}` }));
    await host.models.User.bulkCreate(rows);
    expect(await actions('users')).toHaveLength(10_000);
    await host.models.User.destroy({ where: {}, force: true });
    expect(await actions('users')).toHaveLength(20_000);
  });

  it('holds what goes and what loses its link along with a row', async () => {
    const user = await host.make('User');
    await host.make('UserProfile', { userId: user.id, firstName: 'Ada' });
    const row = await host.models.ApplicationSetting.create({ ...setting('x'), createdById: user.id });
    await user.destroy({ force: true });
    expect(await actions('user_profiles')).toEqual(['create', 'delete']);
    expect((await lines('user_profiles'))[1]?.changes).toMatchObject({
      firstName: { from: 'Ada', to: null },
    });
    expect((await lines())[1]).toMatchObject({
      recordId: row.id,
      action: 'update',
      changes: { createdById: { from: user.id, to: null } },
    });
  });

  it('never holds a secret, only that it was set', async () => {
    const user = await host.make('User');
    await user.update({ passwordHash: CANARY });
    await user.update({ passwordHash: `${CANARY}-2` });
    await host.models.User.update({ passwordHash: null }, { where: { id: user.id } });
    await user.destroy({ force: true });
    expect((await lines('users')).map(({ changes }) => changes?.['passwordHash'])).toEqual([
      undefined,
      { from: null, to: '(concealed)' },
      { from: '(concealed)', to: '(concealed)' },
      { from: '(concealed)', to: null },
      expect.anything(),
    ]);
    const [found] = await sql(`SELECT 1 FROM audit_logs WHERE audit_logs::text LIKE '%${CANARY}%'`);
    expect(found).toEqual([]);
  });

  it('holds nothing of a change that was taken back', async () => {
    const transaction = await host.host.sequelize.transaction();
    await host.models.ApplicationSetting.create(setting('Never'), { transaction });
    await transaction.rollback();
    const refused = host.host.sequelize.transaction(async () => {
      await make('Never');
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await lines()).toEqual([]);
  });

  it('does not let a change through that it cannot hold', async () => {
    await sql('ALTER TABLE audit_logs ADD CONSTRAINT nothing CHECK (false) NOT VALID');
    await expect(make('Untold')).rejects.toThrow('HOOK_FAILED');
    await sql('ALTER TABLE audit_logs DROP CONSTRAINT nothing');
    expect(await host.models.ApplicationSetting.count({ where: { label: 'Untold' } })).toBe(0);
  });

  it('says what changed together', async () => {
    await host.host.sequelize.transaction(async () => {
      await make('Together');
      await host.make('User');
    });
    await make('Apart');
    const [together, apart] = await lines();
    const [user] = await lines('users');
    expect(user?.transactionId).toBe(together?.transactionId);
    expect(apart?.transactionId).not.toBe(together?.transactionId);
  });

  it('leaves models out that say so', async () => {
    await host.make('SecurityToken', { purpose: 'x', tokenHash: 'y', expiresAt: new Date() });
    await host.make('DomainEvent', { type: 'x', aggregateType: 'x', aggregateId: '1', payload: {} });
    const tables = ['security_tokens', 'audit_logs', 'domain_events'];
    expect(await host.models.AuditLog.count({ where: { tableName: tables } })).toBe(0);
  });

  it('knows who changed a record through a page, and in which request', async () => {
    const { headers } = await request(host.app)
      .post('/admin/settings/application-settings/new')
      .set('Host', 'localhost')
      .set('Origin', 'http://localhost')
      .set('X-Request-Id', 'request-of-ada')
      .type('form')
      .send({ key: 'from.page', label: 'From a page', group: 'general', value: '1' })
      .expect(303);
    expect(headers['x-request-id']).toBe('request-of-ada');
    const [line] = await lines();
    expect(line).toMatchObject({ actorId: null, actorName: 'Developer', requestId: 'request-of-ada' });
    const page = await request(host.app).get('/admin/security/audit-logs').expect(200);
    expect(page.text).toContain('request-of-ada');
  });

  it('knows nobody where code changes a record on its own', async () => {
    await make('x');
    expect((await lines())[0]).toMatchObject({ actorId: null, actorName: null, requestId: null });
  });

  describe('is only added to', () => {
    let id: string;
    beforeEach(async () => {
      await make('x');
      id = (await lines())[0]!.id;
    });

    it.each([
      "UPDATE audit_logs SET actor_name = 'somebody else'",
      'UPDATE audit_logs SET actor_name = actor_name WHERE false',
      'DELETE FROM audit_logs',
      'TRUNCATE audit_logs',
      `INSERT INTO audit_logs SELECT * FROM audit_logs LIMIT 1 ON CONFLICT (id) DO UPDATE SET action = 'create'`,
    ])('the database refuses %s', async (text) => {
      await expect(sql(text)).rejects.toThrow('audit_logs is only added to');
      expect(await host.models.AuditLog.findByPk(id)).not.toBeNull();
    });

    it('the model refuses, with hooks and without', async () => {
      const line = await host.models.AuditLog.findByPk(id);
      await expect(line!.update({ actorName: 'x' })).rejects.toThrow('only added to');
      await expect(line!.destroy()).rejects.toThrow('only added to');
      await expect(line!.destroy({ hooks: false })).rejects.toThrow('only added to');
      await expect(host.models.AuditLog.destroy({ where: { id } })).rejects.toThrow('only added to');
      await expect((host.models.AuditLog as unknown as ModelStatic<Model>).truncate()).rejects.toThrow(
        'only added to',
      );
    });

    it('no page makes, changes or deletes a line', async () => {
      const here = `/admin/security/audit-logs`;
      const post = (to: string) =>
        request(host.app).post(to).set('Host', 'localhost').set('Origin', 'http://localhost').type('form');
      await request(host.app).get(`${here}/${id}`).expect(200);
      expect((await post(`${here}/${id}/delete`).send({})).status).toBe(409);
      expect((await post(`${here}/new`).send({ action: 'create' })).status).toBeGreaterThanOrEqual(400);
      expect((await post(`${here}/${id}/edit`).send({ action: 'create' })).status).toBeGreaterThanOrEqual(
        400,
      );
      expect((await host.models.AuditLog.findByPk(id))?.updatedAt).toEqual(
        (await host.models.AuditLog.findByPk(id))?.createdAt,
      );
    });
  });
});
