import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { tokensOf } from '../../security';
import { NEW_PASSWORD } from '../purposes';
import { PASSWORD } from './first_administrator';
import { visitor, type Visitor } from './visitor';

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
});
afterAll(() => host?.close());

const greeting = async (): Promise<string> =>
  (await host.host.hooks.filter('host:greeting', { address: 'http://here', lines: [] })).lines.join('\n');
const linkIn = (text: string): string => /\/(?:setup|reset)\/[A-Za-z0-9_-]{43}/.exec(text)?.[0] ?? 'none';
const NEW = 'a few words are easy';

describe('the first administrator', () => {
  let ada: Visitor;

  test('is made by the link that a start prints; a later link voids it', async () => {
    const [first, second] = [linkIn(await greeting()), linkIn(await greeting())];
    expect(first).not.toBe(second);
    expect((await visitor(host.app).open(first)).status).toBe(410);
    expect((await visitor(host.app).open(second)).status).toBe(200);
  });

  test('has a password that is worth it, and learns what is wrong beside each field', async () => {
    const page = linkIn(await greeting());
    const fields = { username: 'a', email: 'no address', password: 'short', again: 'other' };
    const { status, text } = await visitor(host.app).send(page, page, fields);
    expect(status).toBe(422);
    for (const words of ['username-e', 'email-e', 'password-e', 'Must have at least 12 characters'])
      expect(text).toContain(words);
    expect(text).not.toContain('short');
    expect(await host.models.User.count()).toBe(0);
  });

  test('may do everything, and nobody is made by the link again', async () => {
    const page = linkIn(await greeting());
    const made = { username: 'ada', email: 'ada@example.org', password: PASSWORD, again: PASSWORD };
    ada = visitor(host.app);
    const rival = visitor(host.app);
    const answers = await Promise.all([
      ada.send(page, page, made),
      rival.send(page, page, { ...made, username: 'eve', email: 'eve@example.org' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
    const winner = answers[0]?.status === 303 ? ada : rival;
    ada = winner;
    expect((await winner.open('/admin/access/roles')).status).toBe(200);
    expect(await host.models.User.count()).toBe(1);
    expect(await greeting()).toBe('');
  });

  test('lets others in by a link that is shown once and works once, and signs them out', async () => {
    const grace = await host.make('User', { username: 'grace', status: 'pending' });
    const shown = await ada.send('/admin/auth', `/admin/auth/${grace.id}/link`);
    const page = linkIn(shown.text);
    expect((await ada.open('/admin/auth')).text).not.toContain(page);

    const one = visitor(host.app);
    expect((await one.send(page, page, { password: NEW, again: NEW })).headers['location']).toBe('/login');
    expect((await visitor(host.app).open(page)).status).toBe(410);
    expect((await one.send('/login', '/login', { login: 'grace', password: NEW })).status).toBe(303);
    expect((await one.open('/account')).status).toBe(200);
    // No role, no permission.
    expect((await one.open('/admin')).status).toBe(403);

    await ada.send('/admin/auth', `/admin/auth/${grace.id}/sign-out`);
    expect(await host.models.UserSession.count({ where: { userId: grace.id } })).toBe(0);
  });

  test('a link of another purpose, for nobody, or out of date opens nothing', async () => {
    const later = tokensOf(host.models, () => Date.now() - 3_600_000);
    const words = [
      await tokensOf(host.models).issue('something.else', null, 60),
      await tokensOf(host.models).issue(NEW_PASSWORD, null, 60),
      await later.issue(NEW_PASSWORD, '01900000-0000-7000-8000-000000000000', 60),
      'x'.repeat(43),
    ];
    for (const word of words) expect((await visitor(host.app).open(`/reset/${word}`)).status).toBe(410);
  });
});

test('what is kept of a link cannot be turned into it', async () => {
  const word = await tokensOf(host.models).issue('kept', null, 60);
  const rows = await host.models.SecurityToken.findAll();
  expect(JSON.stringify(rows.map((row) => row.toJSON()))).not.toContain(word);
  expect(await tokensOf(host.models).redeem('kept', word)).toEqual({ subjectId: null });
  expect(await tokensOf(host.models).redeem('kept', word)).toBeUndefined();
});
