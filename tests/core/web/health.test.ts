import express from 'express';
import request from 'supertest';
import { healthRouter, type ServingState } from '../../../core/web';

let state: ServingState = 'ready';
let ok = true;
const database = jest.fn(() =>
  Promise.resolve(ok ? { ok } : { ok, reason: 'connect ECONNREFUSED 10.0.0.5' }),
);
const app = express().use(
  healthRouter({ policy: (_request, _response, next) => next(), state: () => state, database }),
);
beforeEach(() => {
  state = 'ready';
  ok = true;
  database.mockClear();
});

it('lives without asking the database', async () => {
  ok = false;
  expect((await request(app).get('/health/live')).status).toBe(200);
  expect(database).not.toHaveBeenCalled();
});

it('is ready when the database answers', async () => {
  const { status, body } = await request(app).get('/health/ready');
  expect([status, body]).toEqual([200, { status: 'ready', database: 'ready' }]);
});

it('is not ready while the database is away, and tells no reason', async () => {
  ok = false;
  const { status, headers, text } = await request(app).get('/health/ready');
  expect([status, headers['retry-after']]).toEqual([503, '5']);
  expect(text).not.toContain('10.0.0.5');
});

it.each<ServingState>(['starting', 'closing'])(
  'is not ready while %s, without asking the database',
  async (now) => {
    state = now;
    const { status, body } = await request(app).get('/health/ready');
    expect([status, body]).toEqual([503, { status: now }]);
    expect(database).not.toHaveBeenCalled();
  },
);
