import request from 'supertest';
import { smallApp } from './small_app';

const { app } = smallApp((router) => {
  router.get('/page', (_, answer) => void answer.send('page'));
  router.post('/save', (_, answer) => void answer.send('saved'));
});
const post = (headers: Record<string, string>): request.Test =>
  request(app)
    .post('/save')
    .set({ Host: 'localhost:3000', ...headers });

it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])('answers to %s', async (host) => {
  expect((await request(app).get('/page').set('Host', host)).status).toBe(200);
});

it.each(['evil.example', 'localhost.evil.example:3000', '10.0.0.5:3000', '127.0.0.1.evil.example', ''])(
  'does not answer to the host name "%s"',
  async (host) => {
    expect((await request(app).get('/page').set('Host', host)).status).toBe(403);
    expect((await request(app).post('/save').set('Host', host)).status).toBe(403);
  },
);

it('lets programs and its own pages change things', async () => {
  expect((await post({})).status).toBe(200);
  expect((await post({ Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
});

it.each([
  { Origin: 'http://evil.example' },
  { Origin: 'null' },
  { Origin: 'http://localhost:8080' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
])('refuses a change asked for with %p', async (headers) => {
  expect((await post(headers as never)).status).toBe(403);
});

it('lets pages of other sites link here', async () => {
  const answer = await request(app).get('/page').set({ Host: 'localhost', 'Sec-Fetch-Site': 'cross-site' });
  expect(answer.status).toBe(200);
});
