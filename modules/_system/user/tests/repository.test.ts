/** Users in a database: kept whole, found by every question, never overwritten unseen. */
import type { Where } from 'ordinal-host';
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import {
  active,
  EmailAddress,
  hasAddressIn,
  hasRole,
  lockedAt,
  PhoneNumber,
  PostalAddress,
  UserAggregate,
  UserId,
  verifiedEmail,
  type UserRepository,
  type UserSpecification,
} from '../domain';
import { unitOfWork, userCache, userRepository, type Storage } from '../persistence';

const AT = new Date('2026-03-01T12:00:00Z');
const LATER = new Date('2026-03-02T12:00:00Z');
const email = (text: string): EmailAddress => EmailAddress.of(text);
const home = PostalAddress.of({
  streetLine1: 'Unter den Linden 1',
  city: 'Berlin',
  postalCode: '10117',
  country: 'DE',
});

let at: TestHost;
let users: UserRepository;
let storage: Storage;
const premium = new Set<string>();

beforeAll(async () => {
  at = await startTestHost({ modules: ['user'] });
  storage = {
    models: at.models,
    hooks: {
      filter: ((name: string, value: { role?: string; users?: string[] }) =>
        Promise.resolve(
          name === 'user:roles'
            ? { ...value, roles: new Map(value.users?.map((id) => [id, premium.has(id) ? ['premium'] : []])) }
            : { ...value, where: value.role === 'premium' ? { id: [...premium] } : undefined },
        )) as unknown as Storage['hooks']['filter'],
    },
    transaction: (work) => at.host.sequelize.transaction(() => work()),
  };
  users = userRepository(storage);
});
afterAll(() => at.close());

let count = 0;
const somebody = (name = `user${(count += 1)}`): UserAggregate =>
  UserAggregate.register(
    { id: UserId.generate(AT), username: name, passwordHash: 'hash', email: email(`${name}@example.com`) },
    AT,
  );

test('a user with everything that belongs to them comes back as they were saved', async () => {
  const ada = somebody('ada');
  ada.addEmail(email('Ada@Work.example'), { contactType: 'work' }, LATER);
  ada.addPhone(PhoneNumber.of('+49 30 901820-12'), {}, AT);
  ada.addAddress(home, { contactType: 'billing' }, AT);
  ada.changeProfile({ firstName: 'Ada', displayName: 'Countess', dateOfBirth: '1985-12-10' }, AT);
  ada.verifyEmail(email('ada@example.com'), AT);
  ada.activate(AT);
  const kept = await users.save(ada);
  const { version, createdAt, updatedAt, ...state } = kept.toState();
  const { version: _none, createdAt: _made, updatedAt: _changed, ...wanted } = ada.toState();
  const timeless = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (name, one: unknown) => (name === 'createdAt' ? null : one)).toLowerCase(),
    );
  expect(timeless(state)).toEqual(timeless(wanted));
  expect(version).toBeGreaterThan(0);
  expect(updatedAt.getTime()).toBeGreaterThanOrEqual(createdAt.getTime());
});

test('the default address stands at the user too, and follows when it changes', async () => {
  const kept = await users.save(somebody('bert'));
  kept.addEmail(email('bert@other.example'), {}, LATER);
  kept.setDefaultEmail(email('bert@other.example'), LATER);
  await users.save(kept);
  const row = await at.models.User.findOne({ where: { username: 'bert' } });
  expect(row?.email).toBe('bert@other.example');
  const rows = await at.models.UserEmail.findAll({
    where: { userId: row?.id ?? '' },
    order: [['email', 'ASC']],
  });
  expect(rows.map((one) => [one.email, one.isDefault])).toEqual([
    ['bert@example.com', false],
    ['bert@other.example', true],
  ]);
});

test('each way of asking finds the user, in any case of letters, and nobody in the trash', async () => {
  const { user } = await users.save(somebody('cleo'));
  const found = async () =>
    Promise.all([users.byId(user.id), users.byUsername(' CLEO '), users.byEmail(email('Cleo@Example.com'))]);
  expect((await found()).map((one) => one?.user.username)).toEqual(['cleo', 'cleo', 'cleo']);
  expect(await users.delete(user.id)).toBe(true);
  expect(await found()).toEqual([undefined, undefined, undefined]);
  expect(await users.delete(user.id)).toBe(false);
});

test('an address that somebody has shown to be theirs is theirs, whoever else has typed it before', async () => {
  const dora = await users.save(somebody('dora'));
  const eve = await users.save(somebody('eve'));
  eve.addEmail(email('dora@home.example'), {}, AT);
  await users.save(eve);
  dora.addEmail(email('dora@home.example'), {}, AT);
  dora.verifyEmail(email('dora@home.example'), AT);
  await users.save(dora);
  expect((await users.byEmail(email('dora@home.example')))?.user.username).toBe('dora');
});

test('names and addresses of others are refused, all at once, and nothing is kept', async () => {
  await users.save(somebody('finn'));
  const other = UserAggregate.register(
    { id: UserId.generate(AT), username: 'Finn', passwordHash: 'hash', email: email('FINN@example.com') },
    AT,
  );
  await expect(users.save(other)).rejects.toMatchObject({
    faults: [
      { code: 'USERNAME_TAKEN', field: 'username' },
      { code: 'EMAIL_TAKEN', field: 'email' },
    ],
  });
  expect(await users.byId(other.user.id)).toBeUndefined();
});

test('that somebody else has shown an address to be theirs keeps nobody from changing anything else', async () => {
  const nils = await users.save(somebody('nils'));
  nils.addEmail(email('both@nils.example'), {}, LATER);
  const kept = await users.save(nils);
  const olga = await users.save(somebody('olga'));
  olga.addEmail(email('both@nils.example'), {}, LATER);
  olga.verifyEmail(email('both@nils.example'), LATER);
  await users.save(olga);
  kept.changeProfile({ displayName: 'Nils' }, LATER);
  const saved = await users.save(kept);
  expect(saved.profile?.displayName).toBe('Nils');
  saved.verifyEmail(email('both@nils.example'), LATER);
  await expect(users.save(saved)).rejects.toMatchObject({ code: 'EMAIL_TAKEN' });
});

test('of two who loaded the same version the second is told, and the first is kept', async () => {
  const { user } = await users.save(somebody('gus'));
  const [one, two] = await Promise.all([users.byId(user.id), users.byId(user.id)]);
  one?.addEmail(email('one@gus.example'), {}, LATER);
  two?.addEmail(email('two@gus.example'), {}, LATER);
  await users.save(one as UserAggregate);
  await expect(users.save(two as UserAggregate)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
  expect((await users.byId(user.id))?.emails.map((each) => each.email.value)).toEqual([
    'gus@example.com',
    'one@gus.example',
  ]);
});

test.each([
  ['a page', (id: string) => at.models.User.update({ displayName: 'Changed' }, { where: { id } })],
  [
    'SQL',
    (id: string) =>
      at.host.sequelize.query('UPDATE users SET status = status WHERE id = :id', { replacements: { id } }),
  ],
  [
    'a row of theirs',
    (id: string) => at.models.UserEmail.update({ contactType: 'work' }, { where: { userId: id } }),
  ],
])('what %s changed meanwhile is not overwritten, and not served from memory', async (_by, change) => {
  const { user } = await users.save(somebody());
  const loaded = (await users.byId(user.id)) as UserAggregate;
  await change(user.id.value);
  const fresh = (await users.byId(user.id)) as UserAggregate;
  expect(fresh.version).toBeGreaterThan(loaded.version);
  loaded.suspend(AT);
  await expect(users.save(loaded)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
});

test('a second process sees what the first has changed, and reads nothing twice', async () => {
  const elsewhere = userRepository(storage, userCache());
  const { user } = await users.save(somebody('hana'));
  await elsewhere.byId(user.id);
  const mine = (await users.byId(user.id)) as UserAggregate;
  mine.changeProfile({ displayName: 'Hana M.' }, AT);
  await users.save(mine);
  expect((await elsewhere.byId(user.id))?.profile?.displayName).toBe('Hana M.');
  const reads = jest.spyOn(at.models.UserEmail, 'findAll');
  await elsewhere.byId(user.id);
  expect(reads).not.toHaveBeenCalled();
  reads.mockRestore();
});

test('several users are changed together or not at all', async () => {
  const [one, two] = [await users.save(somebody('ivo')), await users.save(somebody('jana'))];
  const together = unitOfWork(storage).run(async (inside) => {
    one.suspend(LATER);
    await inside.save(one);
    two.suspend(LATER);
    await inside.save(two);
    throw new Error('not after all');
  });
  await expect(together).rejects.toThrow('not after all');
  for (const { user } of [one, two]) expect((await users.byId(user.id))?.user.status).toBe('pending');
});

test('what happened is recorded with it, in order, and nothing of what was refused', async () => {
  const kira = somebody('kira');
  const { id } = kira.user;
  const kept = await users.save(kira);
  kept.addEmail(email('finn@example.com'), {}, LATER);
  await users.save(kept).catch(() => undefined);
  const rows = await at.models.DomainEvent.findAll({
    where: { aggregateId: id.value },
    order: [['position', 'ASC']],
  });
  expect(rows.map(({ type }) => type)).toEqual(['user.userRegistered', 'user.emailAdded']);
});

test('the rules of the domain hold for rows that were written past it', async () => {
  const { user } = await users.save(somebody('lena'));
  await at.models.UserEmail.update({ isDefault: false }, { where: { userId: user.id.value } });
  const lena = (await users.byId(user.id)) as UserAggregate;
  expect(lena.validate().map(({ code }) => code)).toContain('EMAIL_DEFAULT');
  await expect(users.save(lena)).rejects.toMatchObject({ code: 'EMAIL_DEFAULT' });
});

describe('a specification asks memory and database alike', () => {
  let all: readonly UserAggregate[];
  beforeAll(async () => {
    for (let which = 0; which < 12; which += 1) {
      const one = somebody(`spec${which}`);
      if (which % 2 === 0) one.verifyEmail(email(`spec${which}@example.com`), AT);
      if (which % 3 === 0) one.activate(AT);
      if (which % 4 === 0) one.addAddress(home, {}, AT);
      if (which % 5 === 0) for (let times = 0; times < 5; times += 1) one.recordFailedLogin(AT);
      const { user } = await users.save(one);
      if (which % 6 === 0) premium.add(user.id.value);
    }
    all = await users.matching(hasRole('user').or(hasRole('premium')), { limit: 1_000 });
  });

  const soon = new Date(AT.getTime() + 60_000);
  const everything: readonly (readonly [string, UserSpecification])[] = [
    ['verified e-mail', verifiedEmail()],
    ['no verified e-mail', verifiedEmail().not()],
    ['active', active(soon)],
    ['not active', active(soon).not()],
    ['locked', lockedAt(soon)],
    ['not locked, though never locked at all', lockedAt(soon).not()],
    ['an address there', hasAddressIn('DEU')],
    ['no address there', hasAddressIn('DEU').not()],
    ['a role', hasRole('premium')],
    ['without a role', hasRole('premium').not()],
    ['one of several', hasRole('premium').or(hasAddressIn('DEU'), lockedAt(soon))],
    ['none of several', hasRole('premium').or(hasAddressIn('DEU'), lockedAt(soon)).not()],
    ['several at once', verifiedEmail().and(hasAddressIn('DEU'))],
    ['not several at once', verifiedEmail().and(hasAddressIn('DEU').not()).not()],
  ];
  test.each(everything)('%s', async (_name, specification) => {
    const wanted = all.filter((user) => specification.isSatisfiedBy(user)).map(({ user }) => user.username);
    const found = await users.matching(specification, { limit: 1_000 });
    expect(found.map(({ user }) => user.username)).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(all.length);
  });

  test('in pages that follow each other', async () => {
    const first = await users.matching(verifiedEmail(), { limit: 3 });
    const after = first.at(-1)?.user.id as UserId;
    const second = await users.matching(verifiedEmail(), { limit: 100, after });
    const whole = await users.matching(verifiedEmail(), { limit: 1_000 });
    expect([...first, ...second].map(({ user }) => user.username)).toEqual(
      whole.map(({ user }) => user.username),
    );
  });
});

test('rows in the trash are not among the keys of a question inside a question', async () => {
  const { user } = await users.save(somebody('mona'));
  await users.delete(user.id);
  const where: Where<'UserEmail'> = { email: 'mona@example.com' };
  expect(await at.models.UserEmail.count({ where })).toBe(1);
  expect(await users.byEmail(email('mona@example.com'))).toBeUndefined();
});
