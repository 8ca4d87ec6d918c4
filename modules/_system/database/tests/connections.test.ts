import { createServer, type AddressInfo } from 'node:net';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import request from 'supertest';

const VARIABLE = 'CONNECTION_TEST_URL' as const;
const server = process.env['TEST_DATABASE_URL'];

describe('the page of connections', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost({ modules: ['database'] });
  });
  afterAll(() => host?.close());
  afterEach(() => {
    process.env[VARIABLE] = '';
  });

  const add = (name: string) => host.make('DatabaseConnection', { name, variable: VARIABLE });
  const test = (id: string) =>
    request(host.app)
      .post(`/admin/database/${id}/test`)
      .set('Host', 'localhost')
      .set('Origin', 'http://localhost');
  const shown = async () => (await request(host.app).get('/admin/database').expect(200)).text;

  it('says which variable is not set', async () => {
    const { id } = await add('Nowhere');
    await test(id).expect(303).expect('Location', `/admin/database#${id}`);
    const row = await host.models.DatabaseConnection.findOne({ where: { id } });
    expect(row).toMatchObject({ outcome: 'failed', answer: `${VARIABLE} is not set in the environment` });
    expect(row?.testedAt).toBeInstanceOf(Date);
    expect(await shown()).toContain('Nowhere');
  });

  it('says why a database does not answer, and never shows the password', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => listener.once('listening', resolve));
    const { port } = listener.address() as AddressInfo;
    await new Promise((resolve) => listener.close(resolve));
    process.env[VARIABLE] = `postgres://app:s3cret-word@127.0.0.1:${port}/x`;
    const { id } = await add('Closed');
    await test(id).expect(303);
    const row = await host.models.DatabaseConnection.findOne({ where: { id } });
    expect(row?.outcome).toBe('failed');
    expect(row?.answer).toContain('ECONNREFUSED');
    process.env[VARIABLE] = 'postgres://app:s3cret-word@[bad/x';
    await test(id).expect(303);
    expect(await shown()).toContain(`${VARIABLE} is no address of a PostgreSQL database`);
    expect(await shown()).not.toContain('s3cret-word');
  });

  it('answers 404 for a connection that is not there', async () => {
    await test('00000000-0000-7000-8000-000000000000').expect(404);
    await test('nonsense').expect(404);
  });

  (server === undefined || server === '' ? it.skip : it)(
    'reaches a server and keeps its version',
    async () => {
      process.env[VARIABLE] = server;
      const { id } = await add('Here');
      await test(id).expect(303);
      const row = await host.models.DatabaseConnection.findOne({ where: { id } });
      expect(row?.outcome).toBe('reached');
      expect(row?.answer).toMatch(/^PostgreSQL \d+/);
    },
  );
});
