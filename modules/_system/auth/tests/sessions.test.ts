import type { Request } from 'ordinal-host';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { attemptsOf } from '../attempts';
import { placeOf } from '../place';
import { complaintAbout, hashPassword, isPassword } from '../passwords';
import { sessionsOf, type Sessions } from '../sessions';
import { firstAdministrator, PASSWORD } from './first_administrator';
import { visitor, type Visitor } from './visitor';

let host: TestHost;
let ada: Visitor;
let id: string;
beforeAll(async () => {
  host = await startTestHost({ modules: ['access'], seed: 'needed' });
  ada = await firstAdministrator(host);
  id = (await host.models.User.findOne({ where: { username: 'ada' } }))?.id ?? '';
});
afterAll(() => host?.close());

const MINUTE = 60_000;
const suspend = async (userId: string): Promise<number> =>
  (await host.models.User.update({ status: 'banned' }, { where: { id: userId } }))[0];

describe('a session', () => {
  let now = Date.now();
  const clock = (): Sessions =>
    sessionsOf(host.models, { secure: false, times: () => ({ idleMinutes: 30, hours: 12 }), now: () => now });
  /** A browser with a session, and the request it would send. */
  const begin = async (sessions: Sessions, userId = id): Promise<Request> => {
    let word = '';
    const response = { cookie: (_: string, value: string) => (word = value) };
    await sessions.open(userId, { headers: {} } as Request, response as never);
    return { headers: { cookie: `theme=dark; session=${word}` } } as Request;
  };

  test('names its person, and nobody once 30 minutes went by without a request', async () => {
    const sessions = clock();
    const asking = await begin(sessions);
    expect(await sessions.identify(asking)).toMatchObject({ id, name: 'ada' });
    now += 29 * MINUTE;
    expect(await sessions.identify(asking)).toMatchObject({ id, name: 'ada' });
    now += 29 * MINUTE;
    expect(await sessions.identify(asking)).toMatchObject({ id, name: 'ada' });
    now += 31 * MINUTE;
    expect(await sessions.identify(asking)).toBeUndefined();
  });

  test('ends after twelve hours whatever happens', async () => {
    const sessions = clock();
    const asking = await begin(sessions);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      now += 20 * MINUTE;
      expect(await sessions.identify(asking)).toBeDefined();
    }
    now += 20 * MINUTE;
    expect(await sessions.identify(asking)).toBeUndefined();
  });

  test.each([
    ['is deleted', (userId: string) => host.models.UserSession.destroy({ where: { userId } })],
    ['has a person who is banned', (userId: string) => suspend(userId)],
    ['has a person in the trash', (userId: string) => host.models.User.destroy({ where: { id: userId } })],
  ])('that %s is dead in every process within a second', async (_, end) => {
    const { id: userId } = await host.make('User', { status: 'active' });
    const [here, elsewhere] = [clock(), clock()];
    const asking = await begin(here, userId);
    expect(await here.identify(asking)).toBeDefined();
    expect(await elsewhere.identify(asking)).toBeDefined();
    await end(userId);
    now += 999;
    expect(await here.identify(asking)).toBeUndefined();
    expect(await elsewhere.identify(asking)).toBeUndefined();
  });

  test('of a made-up or mangled cookie is nobody, and costs no query', async () => {
    const asked = jest.spyOn(host.models.UserSession, 'findOne');
    for (const cookie of [
      '',
      'session=',
      'session=short',
      `session=${'a'.repeat(44)}`,
      `sessions=${'a'.repeat(43)}`,
    ])
      expect(await clock().identify({ headers: { cookie } } as Request)).toBeUndefined();
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });
});

describe('the account page', () => {
  test('changes the password, with the old one, and signs other browsers out', async () => {
    const other = visitor(host.app);
    await other.send('/login', '/login', { login: 'ada', password: PASSWORD });
    const NEW = 'another few words of mine';
    const wrong = await ada.send('/account', '/account/password', {
      current: 'no',
      password: NEW,
      again: NEW,
    });
    expect([wrong.status, wrong.text.includes('Is not right')]).toEqual([422, true]);
    const typo = await ada.send('/account', '/account/password', {
      current: PASSWORD,
      password: NEW,
      again: 'other',
    });
    expect(typo.text).toContain('Is not the same as the first');
    const done = await ada.send('/account', '/account/password', {
      current: PASSWORD,
      password: NEW,
      again: NEW,
    });
    expect(done.status).toBe(303);
    expect((await ada.open('/account')).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect((await other.open('/account')).status).toBe(303);
    const again = await visitor(host.app).send('/login', '/login', { login: 'ada', password: NEW });
    expect(again.status).toBe(303);
  });

  test('ends one other session, and never that of somebody else', async () => {
    const grace = await host.make('User', {
      username: 'grace',
      status: 'active',
      passwordHash: await hashPassword(PASSWORD),
    });
    const hers = visitor(host.app);
    await hers.send('/login', '/login', { login: 'grace', password: PASSWORD });
    const session = await host.models.UserSession.findOne({ where: { userId: grace.id } });
    const token = /name="csrf_token" value="([^"]+)"/.exec((await ada.open('/account')).text)?.[1];
    await ada.forge(
      `/account/sessions/${session?.id}/end`,
      { csrf_token: token },
      { Origin: 'http://localhost' },
    );
    expect(await host.models.UserSession.count({ where: { userId: grace.id } })).toBe(1);
  });
});

describe('tries', () => {
  let now = Date.now();
  const attempts = () => attemptsOf(host.models, () => now);
  const at = (login: string, ipAddress: string) => attempts().begin({ login, ipAddress, userAgent: 'test' });

  test('are counted for an account at an address: from elsewhere the door is open', async () => {
    for (let tries = 1; tries <= 5; tries += 1)
      expect(await at('jun', '10.0.0.2')).toMatchObject({ isLet: true, standing: { left: 5 - tries } });
    expect(await at(' JUN ', '10.0.0.2')).toMatchObject({
      isLet: false,
      standing: { left: 0, shutFor: 900 },
    });
    expect(await at('jun', '10.0.0.1')).toMatchObject({ isLet: true, standing: { left: 4, shutFor: 0 } });
    now += 14 * MINUTE;
    expect(await at('jun', '10.0.0.2')).toMatchObject({ isLet: false, standing: { shutFor: 60 } });
    now += MINUTE + 1;
    expect(await at('jun', '10.0.0.2')).toMatchObject({ isLet: true, standing: { left: 4 } });
  });

  test('start anew after a success', async () => {
    for (let tries = 0; tries < 4; tries += 1) await at('tomas', '10.0.0.3');
    now += 1;
    await (await at('tomas', '10.0.0.3')).succeeded(id);
    now += 1;
    expect(await at('tomas', '10.0.0.3')).toMatchObject({ isLet: true, standing: { left: 4 } });
  });

  test('that come many at once are no more than five', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => at('ines', '10.0.0.4')));
    expect(all.filter(({ isLet }) => isLet).length).toBeLessThanOrEqual(5);
  });

  test('at many accounts from one address come to an end as well', async () => {
    const isLet: boolean[] = [];
    for (let tries = 0; tries < 52; tries += 1) isLet.push((await at(`name${tries}`, '10.0.0.5')).isLet);
    expect(isLet.slice(0, 50)).toEqual(Array(50).fill(true));
    expect(isLet.slice(50)).toEqual([false, false]);
  });

  test.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001::9', '2001:db8:1:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [undefined, 'unknown'],
    ['nonsense', 'unknown'],
  ])('from %s are counted at %s', (address, place) => {
    expect(placeOf(address)).toBe(place);
  });
});

describe('passwords', () => {
  test('are Argon2id, salted, and compared once whether there is an account or not', async () => {
    const [one, two] = [await hashPassword('the same words'), await hashPassword('the same words')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await isPassword(one, 'the same words')).toBe(true);
    expect(await isPassword(one, 'other words')).toBe(false);
    for (const nothing of [null, undefined]) expect(await isPassword(nothing, 'the same words')).toBe(false);
  });

  test.each([
    ['short', 'must have at least 12 characters'],
    ['x'.repeat(201), 'must have at most 200 characters'],
    ['AdaLovelace1815', 'must not contain your own name or e-mail'],
    ['aaaaaaaaaaaaaaaa', 'must have at least five different characters'],
    ['correct horse battery', undefined],
  ])('%s', (password, complaint) => {
    expect(complaintAbout(password, ['adalovelace', null, 'a@b.c'])).toBe(complaint);
  });
});
