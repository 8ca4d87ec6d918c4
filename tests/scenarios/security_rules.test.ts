/** Rules about what comes in and who gets in, each against the fault that would break it. SECURITY.md says which test is whose. */
import type * as Argon2 from '@node-rs/argon2';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { hashPassword } from '../../modules/_system/auth';
import { firstAdministrator, PASSWORD } from '../../modules/_system/auth/tests/first_administrator';
import { visitor, type Visitor } from '../../modules/_system/auth/tests/visitor';
import { tokensOf } from '../../modules/_system/security';
import { formsIn, untouched, wordsOf, type PageForm } from '../support/forms';

// As the module that is tested sees it: what is imported by name is a copy, and cannot be watched.
const argon2 = jest.requireActual<typeof Argon2>('@node-rs/argon2');

const ORIGIN = { Origin: 'http://localhost' };

let host: TestHost;
let ada: Visitor;
let seeded: readonly string[];
beforeAll(async () => {
  process.env['REGISTRATION'] = 'open';
  host = await startTestHost({ modules: ['access', 'settings', 'customers'], seed: 'demo' });
  seeded = (await host.models.User.findAll()).map(({ username }) => username);
  ada = await firstAdministrator(host);
});
afterAll(async () => {
  delete process.env['REGISTRATION'];
  await host?.close();
});

const enter = (login: string, password: string) =>
  visitor(host.app).send('/login', '/login', { login, password });

describe('rule 7', () => {
  beforeAll(async () => {
    await host.make('User', { username: 'invited', status: 'active' });
    const passwordHash = await hashPassword(PASSWORD);
    await host.make('User', { username: 'suspended', status: 'suspended', passwordHash });
    // What accounts that are not there are compared with is made once.
    await enter('nobody-at-all', PASSWORD);
  });

  // Faults: a look-up that answers before anything is verified; a second verification for those who exist.
  test.each<[string, string, number]>([
    ['a known account', 'ada', 422],
    ['an unknown one', 'nobody-at-all', 422],
    ['one without a password', 'invited', 422],
    ['one that is suspended', 'suspended', 422],
    ['no name at all', '', 422],
    ['a known account and the right password', 'ada', 303],
  ])('%s costs exactly one verification', async (_, login, status) => {
    const [verify, hash] = [jest.spyOn(argon2, 'verify'), jest.spyOn(argon2, 'hash')];
    const answer = await enter(login, status === 303 ? PASSWORD : 'not the right words');
    const costs = [verify.mock.calls.length, hash.mock.calls.length];
    jest.restoreAllMocks();
    expect([answer.status, ...costs]).toEqual([status, 1, 0]);
  });

  test('a shut door costs none, for known and unknown accounts alike', async () => {
    for (const login of ['ada', 'nobody-either']) {
      for (let tries = 0; tries < 5; tries += 1) await enter(login, 'not the right words');
      const verify = jest.spyOn(argon2, 'verify');
      const { status } = await enter(login, PASSWORD);
      expect([status, verify.mock.calls.length]).toEqual([429, 0]);
      jest.restoreAllMocks();
    }
    await host.models.LoginAttempt.destroy({ where: {} });
  });

  test('a link for a password is kept as a hash, for 15 minutes, and of two who use it at once one does', async () => {
    await host.models.SecurityToken.destroy({ where: {} });
    await host.models.RateLimit.destroy({ where: {} });
    const asked = Date.now();
    await visitor(host.app).send('/forgot', '/forgot', { login: 'ada' });
    const word = await mailed();
    const [row] = await host.models.SecurityToken.findAll();
    expect(JSON.stringify(row)).not.toContain(word);
    expect(row?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    const seconds = ((row?.expiresAt.getTime() ?? 0) - asked) / 1_000;
    expect(seconds).toBeGreaterThan(14 * 60);
    expect(seconds).toBeLessThanOrEqual(15 * 60 + 5);
    // 128 bits at least: six in each letter.
    expect(word.length * 6).toBeGreaterThanOrEqual(128);
    const tokens = tokensOf(host.models, () => asked + 15 * 60_000 + 5_000);
    expect(await tokens.look('auth.new_password', word)).toBeUndefined();
    const link = `/reset/${word}`;
    const fields = { password: PASSWORD, again: PASSWORD };
    const both = await Promise.all([1, 2].map(() => visitor(host.app).send(link, link, fields)));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
    expect((await visitor(host.app).open(link)).status).toBe(410);
    ada = visitor(host.app);
    expect((await ada.send('/login', '/login', { login: 'ada', password: PASSWORD })).status).toBe(303);
  });
});

async function mailed(): Promise<string> {
  for (let tries = 0; tries < 12_000; tries += 1) {
    const word = /\/reset\/([\w-]+)/.exec(host.mails.map(({ text }) => text).join())?.[1];
    if (word !== undefined) return word;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('no mail came');
}

describe('rule 8', () => {
  // Fault: a body of another type that is dropped, and the rest called a success; or a file that is taken unseen.
  test('no file is taken: a body of another type is refused by its type, and nothing is changed', async () => {
    const form = formsIn((await ada.open('/account/profile')).text, '/account/profile').find(
      ({ fields }) => fields.length > 3,
    );
    const token = form?.fields.find(({ name }) => name === 'csrf_token')?.value ?? '';
    const type = 'multipart/form-data; boundary=x';
    const body = `--x\r\nContent-Disposition: form-data; name="displayName"; filename="a.html"\r\n\r\n<script>\r\n--x--\r\n`;
    const { status, text } = await ada.raw('/account/profile', body, {
      ...ORIGIN,
      'Content-Type': type,
      'X-CSRF-Token': token,
    });
    expect([status, wordsOf(text).includes('A body of this type is not read here')]).toEqual([415, true]);
    expect((await host.models.User.findOne({ where: { username: 'ada' } }))?.displayName).toBeNull();
  });
});

describe('rule 11', () => {
  // Fault: a seed that gives somebody a password.
  const PASSWORDS = (name: string): readonly string[] => ['', name, 'admin', 'password'];
  const letsIn = async (name: string): Promise<boolean> => {
    const tried: number[] = [];
    for (const password of PASSWORDS(name)) tried.push((await enter(name, password)).status);
    await host.models.LoginAttempt.destroy({ where: {} });
    expect(tried).not.toContain(429);
    return tried.includes(303);
  };

  test('nobody who is seeded can sign in, or has a password', async () => {
    expect(seeded.length).toBeGreaterThan(0);
    const withPassword = (await host.models.User.findAll({ where: { username: [...seeded] } })).filter(
      ({ passwordHash }) => passwordHash !== null,
    );
    expect(withPassword).toEqual([]);
    for (const name of seeded.slice(0, 5)) expect([name, await letsIn(name)]).toEqual([name, false]);
  });

  test('a default password would be found', async () => {
    await host.make('User', {
      username: 'default',
      status: 'active',
      passwordHash: await hashPassword('default'),
    });
    expect(await letsIn('default')).toBe(true);
  });
});

describe('rule 12', () => {
  const NUL = 'a\0b';
  const PAGES = [
    '/login',
    '/forgot',
    '/register',
    '/sign-in/again',
    '/account',
    '/account/two-factor',
    '/account/profile',
    '/account/emails',
    '/account/phones',
    '/account/addresses',
    '/account/preferences',
    '/admin/auth',
    '/admin/access',
    '/admin/access/explain',
    '/admin/access/roles/new',
    '/admin/access/user-roles/new',
    '/admin/settings/application-settings/new',
  ];
  const isSaid = (
    { status, text }: { readonly status: number; readonly text: string },
    name: string,
  ): boolean => (status === 400 || status === 422) && wordsOf(text).includes(name);

  const send = (by: Visitor, { method, action, fields }: PageForm, name: string) => {
    const values = { ...untouched({ method, action, fields }), [name]: NUL };
    return method === 'get'
      ? by.open(`${action}?${new URLSearchParams(values).toString()}`)
      : by.forge(action, values, ORIGIN);
  };

  test('U+0000 in any field of any form is refused with the name of the field', async () => {
    await ada.send('/account/two-factor', '/account/two-factor/begin');
    const words = tokensOf(host.models);
    const user = await host.make('User', { username: 'linked' });
    const links = [
      `/setup/${await words.issue('auth.first_administrator', null, 600)}`,
      `/reset/${await words.issue('auth.new_password', user.id, 600)}`,
    ];
    const wrong: string[] = [];
    let sent = 0;
    for (const page of [...PAGES, ...links]) {
      const by = ['/login', '/forgot', '/register', ...links].includes(page) ? visitor(host.app) : ada;
      const opened = await by.open(page);
      expect([page, opened.status]).toEqual([page, 200]);
      const forms = formsIn(opened.text, page);
      expect([page, forms.length > 0]).toEqual([page, true]);
      for (const form of forms)
        for (const { name } of form.fields.filter(({ name: one }) => one !== 'csrf_token')) {
          sent += 1;
          const answer = await send(by, form, name);
          if (!isSaid(answer, name)) wrong.push(`${form.action} ${name}: ${answer.status}`);
        }
    }
    expect(wrong).toEqual([]);
    expect(sent).toBeGreaterThan(70);
  });

  test('an answer of 500, a silent success and a refusal without the name are faults', () => {
    const page = (words: string): string => `<body><p>${words}</p></body>`;
    expect(isSaid({ status: 500, text: page('login') }, 'login')).toBe(false);
    expect(isSaid({ status: 303, text: page('login') }, 'login')).toBe(false);
    expect(isSaid({ status: 400, text: page('something') }, 'login')).toBe(false);
    expect(isSaid({ status: 400, text: page('login must not hold U+0000') }, 'login')).toBe(true);
  });
});
