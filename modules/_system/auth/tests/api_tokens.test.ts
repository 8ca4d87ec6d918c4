import request from 'supertest';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { apiTokensOf } from '../api_tokens';
import { firstAdministrator } from './first_administrator';
import type { Visitor } from './visitor';

const PAGE = '/account/tokens';
let host: TestHost;
let ada: Visitor;
let userId: string;
const log: string[] = [];
beforeAll(async () => {
  host = await startTestHost({
    modules: ['access'],
    seed: 'needed',
    logged: (line) => void log.push(line),
  });
  await host.ready();
  ada = await firstAdministrator(host);
  userId = (await host.models.User.findOne({ where: { username: 'ada' } }))?.id ?? '';
}, 60_000);
afterAll(() => host?.close());
afterEach(() => host.models.RateLimit.destroy({ where: {} }));

/** Made on the page, as people do it. */
async function made(scope = 'all', days = '90'): Promise<string> {
  const { text, status } = await ada.send(PAGE, PAGE, { name: 'Backup', scope, days });
  const token = /value="(ordinal_[\w-]{43})"/.exec(text)?.[1];
  if (token === undefined) throw new Error(`no token was made: ${status} ${text}`);
  return token;
}
const as = (token: string, method: 'get' | 'post' | 'head', path: string) =>
  request(host.app)
    [method](path)
    .set({ Host: 'localhost', Accept: 'application/json', Authorization: `Bearer ${token}` });
const LIST = '/admin/auth/firewall-rules';
const USERS = '/admin/user/users';
const idOf = async (): Promise<string> =>
  (await host.models.UserSecurityToken.findOne({ order: [['createdAt', 'DESC']] }))?.id ?? '';

describe('a token', () => {
  test('is shown once, is kept as a hash, and ends after 90 days unless something else is chosen', async () => {
    const token = await made();
    const page = await ada.open(PAGE);
    expect(page.text).not.toContain(token);
    expect(page.text).toContain(token.slice(0, 12));
    const [row] = await host.models.UserSecurityToken.findAll({ order: [['createdAt', 'DESC']], raw: true });
    expect(JSON.stringify(row)).not.toContain(token.slice(12));
    const days = ((row?.expiresAt?.getTime() ?? 0) - Date.now()) / (24 * 3_600_000);
    expect(Math.round(days)).toBe(90);
    await made('read', '');
    const last = await host.models.UserSecurityToken.findByPk(await idOf());
    expect([last?.scope, last?.expiresAt]).toEqual(['read', null]);
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ scope: 'some' }, 'scope'],
    [{ days: '12' }, 'days'],
  ])('is not made of %j, and what was typed stays', async (given, field) => {
    const before = await host.models.UserSecurityToken.count();
    const { status, text } = await ada.send(PAGE, PAGE, { name: 'Kept', scope: 'all', days: '7', ...given });
    expect([status, text.includes(`id="${field}-e"`)]).toEqual([422, true]);
    expect(await host.models.UserSecurityToken.count()).toBe(before);
  });

  test('is made only by somebody who has just shown that it is them', async () => {
    await host.models.UserSession.update({ provedAt: new Date(0) }, { where: { userId } });
    await new Promise((resolve) => setTimeout(resolve, 900));
    const before = await host.models.UserSecurityToken.count();
    const { status, text } = await ada.send(PAGE, PAGE, { name: 'Backup', scope: 'all', days: '90' });
    expect([status, text.includes('Is it you?')]).toEqual([403, true]);
    expect(await host.models.UserSecurityToken.count()).toBe(before);
    await host.models.UserSession.update({ provedAt: new Date() }, { where: { userId } });
    await new Promise((resolve) => setTimeout(resolve, 900));
  });
});

describe('a program with a token', () => {
  test('reads a list and makes a record, as whoever gave it, without a token of a form', async () => {
    const token = await made();
    const { status, body } = await as(token, 'get', USERS);
    expect([status, JSON.stringify(body).includes('"ada"')]).toEqual([200, true]);
    const make = await as(token, 'post', `${USERS}/new`).send({ username: 'fromtoken', status: 'pending' });
    expect([make.status, make.body.errors]).toEqual([201, undefined]);
    const line = await host.models.AuditLog.findOne({
      where: { tableName: 'users', action: 'create' },
      order: [['position', 'DESC']],
    });
    expect([line?.actorId, line?.actorName]).toEqual([userId, 'ada']);
  });

  test('is not asked for a token of a form, and a browser with a cookie still is', async () => {
    const program = await as(await made(), 'post', `${USERS}/new`).send({ username: 'withoutform' });
    expect(program.status).toBe(201);
    const cookie = await ada.forge(`${PAGE}/${await idOf()}/revoke`, {}, { Origin: 'http://localhost' });
    expect(cookie.status).toBe(403);
    expect(cookie.text).toContain('Form out of date');
  });

  test('is nobody but whom the token stands for, whatever cookies come along', async () => {
    const grace = await host.make('User', { username: 'grace', status: 'active' });
    const token = await apiTokensOf(host.models).make(grace.id, { name: 'hers', scope: 'all', days: 1 });
    const { headers } = await ada.open('/account');
    const page = await ada.forge('/nowhere', {}, { Authorization: `Bearer ${token}` });
    expect([page.status, headers['set-cookie'] === undefined]).toEqual([404, false]);
    const agent = await ada.raw(`${USERS}/new`, '', {
      Authorization: `Bearer ${token}`,
      Accept: 'application/json',
    });
    expect(agent.status).toBe(403);
  });

  test('changes nothing with a token that reads', async () => {
    const token = await made('read');
    expect((await as(token, 'get', LIST)).status).toBe(200);
    expect((await as(token, 'head', LIST)).status).toBe(200);
    const before = await host.models.User.count();
    const { status, body, headers } = await as(token, 'post', `${USERS}/new`).send({ username: 'no' });
    expect([status, body.title]).toEqual([403, 'Token reads only']);
    expect(headers['www-authenticate']).toContain('insufficient_scope');
    expect(await host.models.User.count()).toBe(before);
  });

  test.each(['/account', PAGE, '/account/two-factor', '/sign-in/again', `${LIST}/new`])(
    'does not see %s, which is for people',
    async (path) => {
      const { status, type } = await as(await made(), 'get', path);
      expect([status, type]).toEqual([403, 'application/problem+json']);
    },
  );

  test.each([
    '/account/password',
    PAGE,
    `${LIST}/new`,
    '/admin/auth/:me/link',
    '/admin/auth/:me/sign-out',
    '/admin/security/encryption/rotate',
  ])('does nothing at %s, which asks for somebody', async (path) => {
    const { status } = await as(await made(), 'post', path.replace(':me', userId))
      .type('form')
      .send({});
    expect(status).toBe(403);
  });
});

describe('where mail for an account goes, which a link for a new password follows', () => {
  test('is not changed by a token, on the pages of users and of addresses', async () => {
    const token = await made();
    const [address] = await host.models.UserEmail.findAll({ where: { userId } });
    for (const path of [`${USERS}/${userId}/edit`, `/admin/user/user-emails/${address?.id}/edit`]) {
      const { status } = await as(token, 'post', path).send({ email: 'taken@evil.example' });
      expect([path, status]).toEqual([path, 403]);
    }
    const renamed = await as(token, 'post', `${USERS}/${userId}/edit`).send({ displayName: 'Ada L.' });
    expect(renamed.status).toBe(200);
    expect(await host.models.User.count({ where: { email: 'taken@evil.example' } })).toBe(0);
    expect(await host.models.UserEmail.count({ where: { email: 'taken@evil.example' } })).toBe(0);
  });

  test('is not changed at an open browser either, by somebody who has not just shown that it is them', async () => {
    await host.models.UserSession.update({ provedAt: new Date(0) }, { where: { userId } });
    await new Promise((resolve) => setTimeout(resolve, 900));
    const page = `${USERS}/${userId}/edit`;
    const { status, text } = await ada.send(page, page, { email: 'taken@evil.example' });
    expect([status, text.includes('/sign-in/again')]).toEqual([422, true]);
    await host.models.UserSession.update({ provedAt: new Date() }, { where: { userId } });
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect((await ada.send(page, page, { email: 'ada@new.example' })).status).toBe(303);
  });
});

describe('a token is good no longer, and at once', () => {
  const isRefused = async (token: string): Promise<void> => {
    const { status, type, headers, body } = await as(token, 'get', LIST);
    expect([status, type, body.title]).toEqual([401, 'application/problem+json', 'Token not good']);
    expect(headers['www-authenticate']).toBe('Bearer realm="ordinal", error="invalid_token"');
  };

  test('when it is revoked', async () => {
    const token = await made();
    expect((await as(token, 'get', LIST)).status).toBe(200);
    expect((await ada.send(PAGE, `${PAGE}/${await idOf()}/revoke`)).status).toBe(303);
    await isRefused(token);
  });

  test('when its time is over', async () => {
    const token = await made();
    await host.models.UserSecurityToken.update({ expiresAt: new Date(0) }, { where: { id: await idOf() } });
    await isRefused(token);
    expect((await ada.open(PAGE)).text).toContain('Over');
  });

  test('when whoever gave it is suspended', async () => {
    const { id } = await host.make('User', { username: 'lin', status: 'active' });
    const token = await apiTokensOf(host.models).make(id, { name: 'theirs', scope: 'read', days: undefined });
    expect((await as(token, 'get', LIST)).status).toBe(403);
    await host.models.User.update({ status: 'suspended' }, { where: { id } });
    await isRefused(token);
  });

  test.each(['', 'ordinal_', 'x'.repeat(51), `ordinal_${'A'.repeat(43)}`, 'ordinal_\u00e9'])(
    'when it is %j',
    async (word) => {
      await isRefused(Buffer.from(word).toString('latin1'));
    },
  );
});

test('somebody else revokes none of mine', async () => {
  await made();
  const id = await idOf();
  expect(await apiTokensOf(host.models).revoke('01900000-0000-7000-8000-000000000000', id)).toBe(false);
  expect(await host.models.UserSecurityToken.count({ where: { id } })).toBe(1);
});

test('wrong tokens from one address are answered 429 after twenty; a right one still is let in', async () => {
  const token = await made();
  for (let tries = 0; tries < 20; tries += 1) expect((await as('wrong', 'get', LIST)).status).toBe(401);
  const { status, headers } = await as('wrong', 'get', LIST);
  expect([status, Number(headers['retry-after']) > 0]).toEqual([429, true]);
  expect((await as(token, 'get', LIST)).status).toBe(200);
});

test('that it was used is written at most once a minute, and is no line of the trail', async () => {
  const token = await made();
  const id = await idOf();
  const lines = () => host.models.AuditLog.count({ where: { recordId: id } });
  const before = await lines();
  await as(token, 'get', LIST);
  const first = await host.models.UserSecurityToken.findByPk(id);
  expect(first?.lastUsedFrom).toMatch(/127\.0\.0\.1/);
  await as(token, 'get', LIST);
  const second = await host.models.UserSecurityToken.findByPk(id);
  expect(second?.lastUsedAt).toEqual(first?.lastUsedAt);
  expect(await lines()).toBe(before);
  const later = apiTokensOf(host.models, () => Date.now() + 61_000);
  expect([second !== null && (await later.used(second, '::1')), before]).toEqual([true, 1]);
});

test('no line of the log has a token', async () => {
  const token = await made();
  const lines = log.length;
  for (let times = 0; times < 6; times += 1) {
    await as(token, 'get', LIST);
    await as(`${token}x`, 'get', LIST);
  }
  expect(log.length - lines).toBeGreaterThanOrEqual(12);
  expect(log.length).toBeGreaterThan(10);
  expect(log.join('\n')).not.toContain(token.slice(12));
});
