/** A session that is ended is dead in every process within a second, and stays dead. Its name changes where trust does. */
import type { Express } from 'express';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import request from 'supertest';
import { firstAdministrator, PASSWORD } from '../../modules/_system/auth/tests/first_administrator';
import { hashPassword } from '../../modules/_system/auth';
import { visitor, type Visitor } from '../../modules/_system/auth/tests/visitor';
import { tokensOf } from '../../modules/_system/security';
import { beside, type Beside } from '../support/beside';

const NEW = 'a few words are easy';

let host: TestHost;
let other: Beside;
let ada: Visitor;
let passwordHash: string;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  other = await beside(host);
  ada = await firstAdministrator(host);
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(async () => {
  await other?.close();
  await host?.close();
});

interface SignedIn extends Visitor {
  readonly id: string;
  readonly username: string;
  /** `session=...`, as it was given at sign-in. */
  readonly cookie: string;
}

const cookieIn = (headers: Readonly<Record<string, unknown>>): string =>
  /session=[\w-]+/.exec(String(headers['set-cookie']))?.[0] ?? '';

let people = 0;
async function signedIn(): Promise<SignedIn> {
  people += 1;
  const username = `person${people}`;
  const user = await host.make('User', {
    username,
    status: 'active',
    passwordHash,
    email: `${username}@a.example`,
  });
  const one = visitor(host.app);
  const { headers } = await one.send('/login', '/login', { login: username, password: PASSWORD });
  return { ...one, id: user.id, username, cookie: cookieIn(headers) };
}

const isKnown = async (app: Express, cookie: string): Promise<boolean> =>
  (await request(app).get('/account').set({ Host: 'localhost', Accept: 'text/html', Cookie: cookie }))
    .status === 200;
/** Here, and in the other process. */
const isAlive = (cookie: string): Promise<readonly boolean[]> =>
  Promise.all([isKnown(host.app, cookie), isKnown(other.app, cookie)]);
const second = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 1_000));

const roleId = async (name: string): Promise<string> =>
  (await host.models.Role.findOne({ where: { name } }))?.id ?? '';
const recordOf = (user: string, role: string) =>
  host.models.UserRole.findOne({ where: { userId: user, roleId: role } });

/** A fault would be an ending that leaves the row, or a process that believes longer what it has read. */
const ENDINGS: Readonly<Record<string, (one: SignedIn) => Promise<unknown>>> = {
  'is signed out by an administrator': ({ id }) => ada.send('/admin/auth', `/admin/auth/${id}/sign-out`),
  'signs out': (one) => one.send('/account', '/logout'),
  'is ended on the account page': async ({ id, username }) => {
    const elsewhere = visitor(host.app);
    await elsewhere.send('/login', '/login', { login: username, password: PASSWORD });
    expect(await host.models.UserSession.count({ where: { userId: id } })).toBe(2);
    await elsewhere.send('/account', '/account/sessions/end-others');
  },
  'has a new password, by a link': async ({ id }) => {
    const page = `/reset/${await tokensOf(host.models).issue('auth.new_password', id, 60)}`;
    await visitor(host.app).send(page, page, { password: NEW, again: NEW });
  },
  'has a new password, set by code': ({ id }) =>
    host.models.User.update({ passwordHash, passwordChangedAt: new Date() }, { where: { id } }),
  'is suspended': ({ id }) => host.models.User.update({ status: 'suspended' }, { where: { id } }),
  'is put into the trash': ({ id }) => host.models.User.destroy({ where: { id } }),
  'is given a role': async ({ id }) =>
    host.models.UserRole.create({ userId: id, roleId: await roleId('moderator') }),
};

test.each(Object.entries(ENDINGS))(
  'somebody who %s is out within a second, in every process',
  async (_, end) => {
    const one = await signedIn();
    expect(await isAlive(one.cookie)).toEqual([true, true]);
    await end(one);
    await second();
    expect(await isAlive(one.cookie)).toEqual([false, false]);
  },
);

test('whose role is changed or taken away is out as well', async () => {
  const one = await signedIn();
  const [moderator, premium] = [await roleId('moderator'), await roleId('premium')];
  const enter = async (): Promise<string> =>
    cookieIn(
      (await visitor(host.app).send('/login', '/login', { login: one.username, password: PASSWORD })).headers,
    );
  await host.models.UserRole.create({ userId: one.id, roleId: moderator });
  const before = await enter();
  await (await recordOf(one.id, moderator))?.update({ roleId: premium });
  const after = await enter();
  expect(await isAlive(after)).toEqual([true, true]);
  await (await recordOf(one.id, premium))?.destroy();
  await second();
  expect(await Promise.all([before, after].map(isAlive))).toEqual([
    [false, false],
    [false, false],
  ]);
});

test('who comes back from being suspended signs in anew: what was open before stays shut', async () => {
  const one = await signedIn();
  for (const status of ['suspended', 'active'] as const)
    await host.models.User.update({ status }, { where: { id: one.id } });
  await second();
  expect(await isAlive(one.cookie)).toEqual([false, false]);
});

test('somebody else who is signed out takes nobody with them', async () => {
  const [one, two] = [await signedIn(), await signedIn()];
  await ada.send('/admin/auth', `/admin/auth/${one.id}/sign-out`);
  await second();
  expect(await isAlive(two.cookie)).toEqual([true, true]);
});

describe('a session has a new name, and the old one opens nothing,', () => {
  test('after a proof that it is still them', async () => {
    const one = await signedIn();
    const { headers } = await one.send('/sign-in/again', '/sign-in/again', { password: PASSWORD });
    expect(cookieIn(headers)).not.toBe('');
    expect(cookieIn(headers)).not.toBe(one.cookie);
    await second();
    expect(await isAlive(one.cookie)).toEqual([false, false]);
    expect(await isAlive(cookieIn(headers))).toEqual([true, true]);
  });

  test('after a new password on the account page', async () => {
    const one = await signedIn();
    const { status, headers } = await one.send('/account', '/account/password', {
      current: PASSWORD,
      password: NEW,
      again: NEW,
    });
    expect(status).toBe(303);
    await second();
    expect(await isAlive(one.cookie)).toEqual([false, false]);
    expect(await isAlive(cookieIn(headers))).toEqual([true, true]);
  });
});
