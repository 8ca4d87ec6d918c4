import { startTestHost, type TestHost } from 'ordinal-host/testing';
import request from 'supertest';

describe('the customer book', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost({ modules: ['customers'] });
  });
  afterAll(() => host?.close());

  const send = (body: object) =>
    request(host.app)
      .post('/admin/customers/notes')
      .set('Host', 'localhost')
      .set('Origin', 'http://localhost')
      .send(body);

  it('lists customers by name and finds them by part of it', async () => {
    await host.make('Customer', { name: 'Zoe & Sons' });
    await host.make('Customer', { name: 'Ada 100% Ltd' });

    const page = await request(host.app).get('/admin/customers').expect(200);
    expect(page.text.indexOf('Ada 100%')).toBeLessThan(page.text.indexOf('Zoe &amp; Sons'));

    const found = await request(host.app).get('/admin/customers?q=100%25').expect(200);
    expect(found.text).toContain('Ada 100% Ltd');
    expect(found.text).not.toContain('Zoe');
  });

  it('shows a customer with contacts and notes, and adds a note without leaving the page', async () => {
    const customer = await host.make('Customer', { name: 'Kestrel' });
    await host.make('CustomerContact', {
      customerId: customer.id,
      contactType: 'phone',
      contactValue: '+1 212 555 1000',
    });

    const { body } = await send({
      customerId: customer.id,
      noteText: 'Call <back>',
      noteType: 'call',
    }).expect(201);
    expect(body).toEqual({ status: 'success', noteId: expect.stringMatching(/^[0-9a-f-]{36}$/) });

    const page = await request(host.app).get(`/admin/customers/${customer.id}`).expect(200);
    expect(page.text).toContain('+1 212 555 1000');
    expect(page.text).toContain('Call &lt;back&gt;');
  });

  it('says E-mail as the generated pages do, and that there are no notes yet', async () => {
    const customer = await host.make('Customer', { name: 'Quiet' });
    await host.make('CustomerContact', {
      customerId: customer.id,
      contactType: 'email',
      contactValue: 'a@b.de',
    });
    const page = await request(host.app).get(`/admin/customers/${customer.id}`).expect(200);
    expect(page.text).toContain('<dt>E-mail</dt><dd>a@b.de</dd>');
    expect(page.text).toContain('data-no-notes>No notes yet.');
    expect(page.text).not.toContain('0 of 0');
  });

  it('is named with everything it brings on the page of modules', async () => {
    const page = await request(host.app).get('/admin/system/modules').expect(200);
    expect(page.text).toContain('templates, static files, seeds');
  });

  it('adds a note from a plain form and comes back to the customer', async () => {
    const customer = await host.make('Customer');
    const answer = await request(host.app)
      .post('/admin/customers/notes')
      .set('Host', 'localhost')
      .set('Origin', 'http://localhost')
      .type('form')
      .send({ customerId: customer.id, noteText: 'Written without scripts' })
      .expect(303);
    expect(answer.headers['location']).toBe(`/admin/customers/${customer.id}#notes`);
  });

  it('refuses a note without words, naming the field', async () => {
    const customer = await host.make('Customer');
    const { body } = await send({ customerId: customer.id, noteText: ' ' })
      .set('Accept', 'application/json')
      .expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ name: 'noteText' })]);
  });

  it('refuses a note about nobody, naming the field', async () => {
    const gone = await host.make('Customer');
    await host.models.Customer.destroy({ where: { id: gone.id } });
    for (const customerId of ['01890000-0000-7000-8000-000000000000', gone.id, 'nobody']) {
      const { body } = await send({ customerId, noteText: 'Hello?' })
        .set('Accept', 'application/json')
        .expect(422);
      expect(body.errors).toEqual([expect.objectContaining({ name: 'customerId' })]);
    }
  });

  it('answers 404 for a customer that is not there', () =>
    request(host.app).get('/admin/customers/nobody').expect(404));
});

describe('what happens to the parts of a customer', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost({ modules: ['customers'] });
  });
  afterAll(() => host?.close());

  it('every change leaves a line in the audit trail, in the same transaction', async () => {
    const customer = await host.models.Customer.create({ name: 'Kestrel', status: 'lead' });
    await customer.update({ status: 'active' });
    await customer.destroy();
    const lines = await host.models.CustomerAudit.findAll({
      where: { recordId: customer.id },
      order: ['createdAt'],
    });
    expect(lines.map(({ action, changes }) => [action, changes?.['status']])).toEqual([
      ['CREATE', undefined],
      ['UPDATE', { from: 'lead', to: 'active' }],
      ['DELETE', undefined],
    ]);

    await expect(
      host.host.sequelize.transaction(async () => {
        await host.models.Customer.create({ name: 'Undone' });
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await host.models.CustomerAudit.count({ where: { action: 'CREATE' } })).toBe(1);
  });

  it('two references to one table do not collide, and both sides are reached', async () => {
    const [ines, jun] = [
      await host.make('User', { username: 'ines' }),
      await host.make('User', { username: 'jun' }),
    ];
    const made = await host.models.Customer.create({
      name: 'Kestrel',
      createdById: ines.id,
      modifiedById: jun.id,
    });
    const found = await host.models.Customer.findByPk(made.id, { include: ['createdBy', 'modifiedBy'] });
    expect([found?.createdBy?.username, found?.modifiedBy?.username]).toEqual(['ines', 'jun']);
    const user = await host.models.User.findByPk(ines.id, {
      include: ['customersByCreatedBy', 'customersByModifiedBy'],
    });
    expect([user?.customersByCreatedBy.length, user?.customersByModifiedBy.length]).toEqual([1, 0]);
  });

  it('deleting a user keeps the notes and empties the author', async () => {
    const author = await host.make('User');
    const note = await host.make('CustomerNote', { createdById: author.id });
    await host.models.User.destroy({ where: { id: author.id }, force: true });
    expect((await host.models.CustomerNote.findByPk(note.id))?.createdById).toBeNull();
  });
});
