import request from 'supertest';
import { actor } from '../../../core/actor';
import { createLog, safeError } from '../../../core/web';
import { smallApp } from './small_app';

const { app, lines } = smallApp((router) => {
  router.get('/page', (_, answer) => void answer.send('page'));
  router.get('/who', (_, answer) => void answer.json(actor()));
  router.post('/who', (_, answer) => void answer.json(actor()));
});

it('allows scripts and styles from here alone and leaves plain HTTP plain', async () => {
  const { headers } = await request(app).get('/page');
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self';");
  expect(policy).not.toMatch(/unsafe|upgrade-insecure/);
  expect(headers['strict-transport-security']).toBeUndefined();
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['x-content-type-options']).toBe('nosniff');
});

it('names each request, with the name it came with where that is usable', async () => {
  const given = await request(app).get('/page').set('X-Request-Id', 'abc-123.def');
  expect(given.headers['x-request-id']).toBe('abc-123.def');
  for (const bad of ['<script>', 'x'.repeat(101), 'a b c d e f', 'short']) {
    const { headers } = await request(app).get('/page').set('X-Request-Id', bad);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  }
});

it('logs one line for each answer, without headers and secrets', async () => {
  const { headers } = await request(app)
    .get('/page?token=hunter2&q=ada')
    .set({ Authorization: 'Bearer hunter2', Cookie: 'sid=hunter2' });
  const found = lines.filter((line) => JSON.stringify(line).includes(headers['x-request-id'] ?? ''));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    level: 'info',
    req: { method: 'GET', url: '/page?token=[redacted]&q=ada' },
    res: { status: 200 },
    responseTime: expect.any(Number),
  });
  expect(JSON.stringify(lines)).not.toContain('hunter2');
});

it("keeps a request's own mistakes quiet", async () => {
  for (const path of ['/nowhere', '/page?q=%00', '/%ZZ']) {
    const { headers, status } = await request(app).get(path);
    expect(status).toBeLessThan(500);
    const said = lines.filter((line) => JSON.stringify(line).includes(headers['x-request-id'] ?? ''));
    expect(said.map(({ level }) => level)).toEqual(['info']);
  }
});

it('blanks secret members wherever they are logged', () => {
  const written: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void written.push(line) } });
  log.info({ password: 'hunter2', user: { passwordHash: 'hunter2', name: 'Ada' } }, 'saved');
  expect(written[0]).toContain('Ada');
  expect(written[0]).not.toContain('hunter2');
});

it('takes only the harmless members of an error', () => {
  const error = Object.assign(new Error('no'), {
    sql: 'insert hunter2',
    parameters: ['hunter2'],
    code: '23505',
  });
  expect(JSON.stringify(safeError(new Error('outer', { cause: error })))).not.toContain('hunter2');
  expect(safeError(error)).toMatchObject({ type: 'Error', message: 'no', code: '23505' });
});

it('lets everything behind it know who acts, also after a body was read', async () => {
  expect((await request(app).get('/who')).body).toEqual({ id: null, name: 'Developer' });
  expect((await request(app).post('/who').send({ a: 1 })).body).toEqual({ id: null, name: 'Developer' });
});
