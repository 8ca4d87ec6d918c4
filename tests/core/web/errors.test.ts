import { HostError, fail } from '../../../core/findings';
import { describeError, problem } from '../../../core/web';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { ConnectionRefusedError } from 'sequelize';
import request from 'supertest';
import { smallApp } from './small_app';

const secret = 'insert into users values (hunter2)';
const routes = (router: import('express').Router): void => {
  router.get('/sync', () => {
    throw new Error(secret);
  });
  router.get('/async', async () => {
    await Promise.resolve();
    throw new Error(secret);
  });
  router.get('/late', (_, answer) => {
    answer.write('half of it');
    throw new Error(secret);
  });
  router.get('/away', () => {
    throw new ConnectionRefusedError(
      Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    );
  });
  router.get('/file', (_, answer) => void answer.send(readFileSync('/nope')));
  router.post('/save', (_, answer) => void answer.send('saved'));
  router.get('/refused', () => {
    throw problem({ status: 409, title: 'Conflict', detail: 'Somebody else was faster.' });
  });
  router.get('/template', (_, answer) => answer.render('no/such/template'));
  router
    .route('/thing')
    .get((_, answer) => void answer.send('x'))
    .put((_, answer) => void answer.send('y'));
};
const { app, lines } = smallApp(routes);
const development = smallApp(routes, { production: false }).app;

describe.each(['/sync', '/async', '/template'])('a fault at %s', (path) => {
  it('shows the request id and nothing else', async () => {
    const page = await request(app).get(path).set('Accept', 'text/html');
    expect(page.status).toBe(500);
    expect(page.headers['content-type']).toMatch('text/html');
    expect(page.text).toContain(page.headers['x-request-id']);
    expect(page.text).not.toContain('hunter2');
    const document = await request(app).get(path).set('Accept', 'application/json');
    expect(document.body).toEqual({
      type: 'about:blank',
      status: 500,
      title: 'Something went wrong',
      detail: expect.any(String),
      requestId: document.headers['x-request-id'],
    });
  });

  it('is logged under the same id, with its stack', async () => {
    const { headers } = await request(app).get(path);
    const line = lines.find(
      ({ requestId, err }) => requestId === headers['x-request-id'] && err !== undefined,
    );
    expect(line).toMatchObject({ level: 'error', err: { stack: expect.any(String) } });
  });
});

it('shows the stack outside production, escaped', async () => {
  const page = await request(development).get('/sync').set('Accept', 'text/html');
  expect(page.text).toContain('hunter2');
  expect(page.text).toContain('errors.test');
});

it('closes the connection when the answer had begun, and lives', async () => {
  await expect(request(app).get('/late')).rejects.toThrow(/aborted|hang up/);
  expect((await request(app).get('/thing')).status).toBe(200);
});

it('answers 503 with Retry-After while the database is away', async () => {
  const { status, headers, body } = await request(app).get('/away').set('Accept', 'application/json');
  expect([status, headers['retry-after'], body.title]).toEqual([503, '5', 'Database away']);
});

it('answers 500 for a file that is not there: that is no database', async () => {
  expect((await request(app).get('/file')).status).toBe(500);
});

it('logs a body that its sender gave up as a request, not as a fault', async () => {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const before = lines.length;
  const socket = connect(port, '127.0.0.1');
  socket.write(
    'POST /save HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"a"',
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  while (lines.length === before) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => server.close(resolve));
  const said = lines.slice(before);
  expect(said.map(({ level }) => level)).toEqual(['info']);
  expect(said[0]).not.toHaveProperty('err');
});

it('says what a refusal says', async () => {
  const { status, body } = await request(app).get('/refused').set('Accept', 'application/json');
  expect([status, body.detail]).toEqual([409, 'Somebody else was faster.']);
});

it('answers 404 where there is nothing, as page or document', async () => {
  const page = await request(app).get('/nowhere/<b>').set('Accept', 'text/html');
  expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(page.text).not.toContain('<b>');
  const document = await request(app).get('/api/v1/nowhere');
  expect([document.status, document.headers['content-type']]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
  ]);
});

it('answers 405 with what is allowed where the method is wrong', async () => {
  const { status, headers } = await request(app).delete('/thing');
  expect([status, headers.allow]).toEqual([405, 'GET, PUT, HEAD, OPTIONS']);
  expect((await request(app).head('/thing')).status).toBe(200);
});

describe('describing errors', () => {
  const sequelize = (name: string): Error =>
    Object.assign(new Error(name), { name, errors: [{ path: 'email', message: 'is required', value: 'x' }] });

  it('makes a row that cannot be saved a 422 with its fields', () => {
    expect(describeError(sequelize('SequelizeValidationError'))).toMatchObject({
      status: 422,
      errors: [{ name: 'email', message: 'is required' }],
    });
    expect(describeError(sequelize('SequelizeUniqueConstraintError')).status).toBe(409);
  });

  it('takes what a listener threw for what it is', () => {
    const cause = problem({ status: 409, title: 'Conflict', detail: 'There are open orders.' });
    const thrown = fail({ code: 'HOOK_FAILED', summary: 'x', at: [], waysOut: [] }, cause);
    expect(describeError(thrown)).toMatchObject({ status: 409, detail: 'There are open orders.' });
    expect(thrown).toBeInstanceOf(HostError);
  });

  it.each([undefined, null, 'text', 7, {}, { status: 200 }, new Error('x')])('makes %p a 500', (thrown) => {
    expect(describeError(thrown).status).toBe(500);
  });
});
