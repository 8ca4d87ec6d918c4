import express from 'express';
import request from 'supertest';
import { compress } from '../../../core/web';
import { mask, unmask } from '../../../core/web/mask';

const app = express();
app.use(compress());
const long = 'all the same '.repeat(1_000);
app.get('/page', (_request, response) => response.type('html').send(long));
app.get('/short', (_request, response) => response.type('html').send('short'));
app.get('/file', (_request, response) =>
  response.set('Content-Disposition', 'attachment; filename="a.csv"').type('csv').send(long),
);

test('pages go compressed to whoever takes that, short ones and files as they are', async () => {
  const page = await request(app).get('/page').expect(200);
  expect(page.headers['content-encoding']).toBe('gzip');
  expect(page.headers['vary']).toContain('Accept-Encoding');
  expect(page.text).toBe(long);
  expect((await request(app).get('/page').set('Accept-Encoding', 'identity')).headers).not.toHaveProperty(
    'content-encoding',
  );
  for (const path of ['/short', '/file'])
    expect((await request(app).get(path)).headers).not.toHaveProperty('content-encoding');
});

test('a secret in a page is written otherwise each time, and read back', () => {
  const secrets = ['', 'a', '0f3b.55cb', 'ß𝄞 and more'];
  for (const secret of secrets) expect(unmask(mask(secret))).toBe(secret);
  const seen = new Set(Array.from({ length: 50 }, () => mask('the very same')));
  expect(seen.size).toBe(50);
  for (const text of ['x', '', '%%%', 'a'.repeat(99)]) expect(() => unmask(text)).not.toThrow();
});
