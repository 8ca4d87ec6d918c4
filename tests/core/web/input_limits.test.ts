import request from 'supertest';
import { smallApp } from './small_app';

const { app } = smallApp((router) => {
  router.get('/list', (asked, answer) => void answer.json(asked.query));
  router.get('/one/:id', (asked, answer) => void answer.json(asked.params));
  router.post('/save', (asked, answer) => void answer.json(asked.body ?? null));
});
const many = (count: number): string => Array.from({ length: count }, (_, index) => `a${index}=1`).join('&');
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('addresses', () => {
  it('give flat parameters, never objects', async () => {
    const { body } = await request(app).get('/list?a[b]=1&f.status=x&f.status=y');
    expect(body).toEqual({ 'a[b]': '1', 'f.status': ['x', 'y'] });
  });

  it('may carry 1,000 parameters and not one more', async () => {
    expect((await request(app).get(`/list?${many(1000)}`)).status).toBe(200);
    const { status, body } = await request(app)
      .get(`/list?${many(1001)}`)
      .set('Accept', 'application/json');
    expect(status).toBe(400);
    expect(body).toMatchObject({ title: 'Too many parameters' });
  });

  it('may not hold U+0000, and the parameter is named', async () => {
    const { status, body } = await request(app).get('/list?q=a%00b').set('Accept', 'application/json');
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ name: 'q', message: 'must not hold the character U+0000' }]);
    expect((await request(app).get('/one/a%00b')).status).toBe(400);
  });

  it('may not hold escapes that are no UTF-8, and the parameter is named', async () => {
    const { status, body } = await request(app)
      .get('/list?p=100%&q=a%ED%A0%80b')
      .set('Accept', 'application/json');
    expect([status, body.errors?.[0].name]).toEqual([400, 'q']);
    expect((await request(app).get('/list?q=100%')).body).toEqual({ q: '100%' });
  });

  it('may not hold a broken escape', async () => {
    expect((await request(app).get('/one/%ZZ')).status).toBe(400);
  });
});

describe('bodies', () => {
  const json = (text: string): request.Test =>
    request(app).post('/save').set('Content-Type', 'application/json').send(text);

  it('are read from forms and from JSON', async () => {
    expect((await json('{"a":[1]}')).body).toEqual({ a: [1] });
    expect((await request(app).post('/save').type('form').send('a=1&a=2&b[c]=3')).body).toEqual({
      a: ['1', '2'],
      'b[c]': '3',
    });
  });

  it('that are malformed JSON are a problem document, whatever the caller accepts', async () => {
    const answer = await json('{"a":');
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.body).toEqual({
      type: 'about:blank',
      status: 400,
      title: 'Malformed JSON',
      detail: 'The body is not valid JSON.',
      requestId: answer.headers['x-request-id'],
    });
  });

  it('may be nested 32 levels deep and not one more', async () => {
    expect((await json(deep(32))).status).toBe(200);
    const { status, body } = await json(deep(33));
    expect([status, body.title]).toEqual([400, 'Too deep']);
    const began = performance.now();
    expect((await json(deep(200_000))).status).toBe(400);
    expect(performance.now() - began).toBeLessThan(6_000);
  });

  it('that are too large are refused with 413', async () => {
    const { status, body } = await json(JSON.stringify('x'.repeat(1_100_000)));
    expect([status, body.title]).toEqual([413, 'Body too large']);
  });

  it('may hold 1,000 form parameters and not one more', async () => {
    const form = (count: number): request.Test =>
      request(app).post('/save').type('form').set('Accept', 'application/json').send(many(count));
    expect((await form(1000)).status).toBe(200);
    expect((await form(1001)).status).toBe(413);
  });

  it('may not hold U+0000 at any depth, in values or names', async () => {
    const { status, body } = await json('{"address":{"city":"a\\u0000"}}');
    expect(status).toBe(400);
    expect(body.errors[0].name).toBe('address.city');
    expect((await json('{"a\\u0000":1}')).status).toBe(400);
    const form = await request(app)
      .post('/save')
      .type('form')
      .set('Accept', 'application/json')
      .send('name=a%00');
    expect([form.status, form.body.errors[0].name]).toEqual([400, 'name']);
  });

  it('may not hold half a character, which would be stored as another one', async () => {
    for (const [text, name] of [
      ['{"name":"a\\ud800b"}', 'name'],
      ['{"address":{"city":["\\udc00"]}}', 'address.city.0'],
      ['{"n\\ud800":1}', 'n'],
    ] as const) {
      const { status, body } = await json(text);
      expect([status, body.errors?.[0].name]).toEqual([400, name]);
    }
    expect((await json('{"name":"\\ud83d\\ude00"}')).body).toEqual({ name: '😀' });
  });

  it('may not hold bytes or escapes that are no UTF-8', async () => {
    const form = await request(app)
      .post('/save')
      .type('form')
      .set('Accept', 'application/json')
      .send('good=%C3%A9&name=a%ED%A0%80b');
    expect([form.status, form.body.errors?.[0].name]).toEqual([400, 'name']);
    const bytes = request(app).post('/save').set('Content-Type', 'application/json');
    bytes.write(Buffer.from([0x22, 0xff, 0x22]));
    expect((await bytes).status).toBe(400);
  });
});
