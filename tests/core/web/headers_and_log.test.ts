import request from 'supertest';
import { actor } from '../../../core/actor';
import { createLog, safeError } from '../../../core/web';
import { smallApp } from './small_app';

const { app, lines } = smallApp((router) => {
  router.get('/page', (_, answer) => void answer.send('page'));
  router.get('/broken', (asked) => {
    (asked as unknown as { log: { info(words: string): void } }).log.info('before');
    throw new Error('broken');
  });
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

it('names the request by one member in every line, also in those of a route', async () => {
  const { headers } = await request(app).get('/page').set('X-Request-Id', 'one-name-1');
  expect(headers['x-request-id']).toBe('one-name-1');
  await request(app).get('/broken').set('X-Request-Id', 'one-name-1').expect(500);
  const said = lines.filter((line) => JSON.stringify(line).includes('one-name-1'));
  expect(said.map(({ msg }) => msg)).toEqual(['GET 200', 'before', 'a request failed', 'GET 500']);
  expect(said.map(({ requestId }) => requestId)).toEqual(said.map(() => 'one-name-1'));
});

describe('secret members', () => {
  const logged = (facts: object, bound: object = {}): string => {
    const written: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line) => void written.push(line) } });
    log.child(bound).info(facts, 'saved');
    expect(written).toHaveLength(1);
    expect(written[0]).toMatch(/^\{"level":"info",.*\}\n$/);
    return written[0] ?? '';
  };

  it.each([
    'password passwordHash accessToken refresh_token Authorization set-cookie Cookie apiKey API-KEY api_key secret',
    'clientSecret SESSION_SECRET sessionId privateKey credentials signature auth pwd',
  ])('are blanked however they are spelled: %s', (names) => {
    for (const name of names.split(' ')) {
      const line = logged({ [name]: 'hunter2', a: [{ b: { c: { d: { e: { [name]: ['hunter2'] } } } } }] });
      expect([name, line.includes('hunter2')]).toEqual([name, false]);
      expect(logged({}, { who: 'Ada', [name]: { deep: 'hunter2' } })).not.toContain('hunter2');
    }
  });

  it('are blanked in what turns itself into JSON, and in circles', () => {
    const circle: Record<string, unknown> = { token: 'hunter2', name: 'Ada' };
    circle['self'] = circle;
    expect(logged({ circle, row: { toJSON: () => ({ passwordHash: 'hunter2' }) } })).not.toContain('hunter2');
  });

  it('are few: what merely sounds alike stays', () => {
    const facts = {
      author: 'Ada',
      key: 'page.size',
      code: '23505',
      monkey: 'George',
      passed: true,
      inside: 1,
    };
    expect(JSON.parse(logged(facts))).toMatchObject(facts);
  });

  it('cost little, however much is logged', () => {
    let deep: Record<string, unknown> = { token: 'hunter2' };
    for (let level = 0; level < 1000; level += 1) deep = { deep };
    const many = Array.from({ length: 50_000 }, (_, index) => ({ index, apiKey: 'hunter2' }));
    const began = performance.now();
    expect(logged({ deep })).not.toContain('hunter2');
    expect(logged({ many })).not.toContain('hunter2');
    expect(performance.now() - began).toBeLessThan(6_000);
  });
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
