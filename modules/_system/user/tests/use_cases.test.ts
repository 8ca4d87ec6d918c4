/** What can be done with users, on a database. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import {
  changePassword,
  changeUser,
  manageAddress,
  managePhone,
  registerUser,
  tellAboutOneself,
  unitOfWork,
  updateEmail,
  UserId,
  type PasswordHasher,
  type UserAggregate,
  type Work,
} from '..';

const NOW = new Date('2026-03-01T12:00:00Z');
const hasher: PasswordHasher = {
  hash: (password) => Promise.resolve(`hash of ${password}`),
  verify: (password, hash) => Promise.resolve(hash === `hash of ${password}`),
};

let at: TestHost;
let work: Work & { readonly hasher: PasswordHasher };
beforeAll(async () => {
  at = await startTestHost({ modules: ['user'] });
  const transaction = <T>(inside: () => Promise<T>): Promise<T> =>
    at.host.sequelize.transaction(() => inside());
  const users = unitOfWork({ models: at.models, hooks: at.host.hooks, transaction });
  work = { users, clock: { now: () => NOW }, hasher };
});
afterAll(() => at.close());

let count = 0;
const register = (form: object = {}): Promise<UserAggregate> => {
  count += 1;
  const email = `u${count}@example.com`;
  return registerUser(work, { username: `user${count}`, email, password: 'secret', ...form });
};
const idOf = ({ user }: UserAggregate): UserId => user.id;

test('whoever registers is pending, with one address that is not shown to be theirs', async () => {
  const user = await register({ profile: { firstName: 'Ada' } });
  expect(user.user).toMatchObject({
    status: 'pending',
    passwordHash: 'hash of secret',
    emailVerified: false,
  });
  expect(user.emails.map(({ isDefault, isVerified }) => [isDefault, isVerified])).toEqual([[true, false]]);
  expect(user.profile?.firstName).toBe('Ada');
});

test('everything that is wrong with a registration is said at once', async () => {
  const wrong = register({ username: 'x', email: 'nowhere', profile: { dateOfBirth: '2020-01-01' } });
  await expect(wrong).rejects.toMatchObject({
    faults: [{ code: 'EMAIL_INVALID' }, { code: 'TEXT_LENGTH', field: 'username' }, { code: 'TOO_YOUNG' }],
  });
});

test('showing that the address is theirs lets a pending user in, and nobody else', async () => {
  const id = idOf(await register());
  const { verify } = updateEmail(work);
  expect((await verify(id, `U${count}@example.com`)).user).toMatchObject({
    status: 'active',
    emailVerified: true,
  });
  await changeUser(work, id, (user, now) => user.suspend(now));
  expect((await verify(id, `u${count}@example.com`)).user.status).toBe('suspended');
});

test('addresses of every kind are added, made default, changed and removed', async () => {
  const id = idOf(await register());
  const [email, phone, address] = [updateEmail(work), managePhone(work), manageAddress(work)];
  await email.add(id, { email: 'second@example.org', contactType: 'Work' });
  await email.makeDefault(id, 'second@example.org');
  await phone.add(id, { phoneNumber: '(213) 373-4253', contactType: 'mobile' });
  const home = { streetLine1: '1 Main St', city: 'New York', postalCode: '10001', state: 'NY' };
  const [{ id: addressId } = { id: '' }] = (await address.add(id, { ...home, contactType: 'home' }))
    .addresses;
  const user = await address.change(id, addressId, { ...home, streetLine1: '2 Main St' });
  expect(user.defaultEmail?.email.value).toBe('second@example.org');
  expect(user.phones.map((one) => one.phone.value)).toEqual(['+12133734253']);
  expect(user.addresses.map((one) => one.address.streetLine1)).toEqual(['2 Main St']);
  await phone.remove(id, '+12133734253');
  await address.remove(id, addressId);
  const left = await email.remove(id, 'second@example.org');
  expect([left.emails.length, left.phones.length, left.addresses.length]).toEqual([1, 0, 0]);
  await expect(email.remove(id, `u${count}@example.com`)).rejects.toMatchObject({ code: 'EMAIL_LAST' });
});

test('what is wrong with something new is said at once, and nothing of it is kept', async () => {
  const id = idOf(await register());
  await expect(
    manageAddress(work).add(id, { streetLine1: '', city: '', postalCode: '1', contactType: 'castle' }),
  ).rejects.toMatchObject({
    faults: [
      { field: 'streetLine1' },
      { field: 'city' },
      { code: 'POSTAL_CODE_INVALID' },
      { code: 'CONTACT_TYPE_UNKNOWN' },
    ],
  });
  await expect(managePhone(work).add(id, { phoneNumber: '123', contactType: '' })).rejects.toMatchObject({
    faults: [{ code: 'PHONE_TOO_SHORT' }, { code: 'CONTACT_TYPE_UNKNOWN' }],
  });
});

test('a new password lets whoever was invited in', async () => {
  const id = idOf(await register());
  const { user } = await changePassword(work, id, 'another');
  expect(user).toMatchObject({ passwordHash: 'hash of another', status: 'active', passwordChangedAt: NOW });
});

test('preferences and profile are kept, each field by itself', async () => {
  const id = idOf(await register());
  const tell = tellAboutOneself(work);
  await tell.preferences(id, { theme: 'dark', density: 'dense' });
  await tell.profile(id, { bio: 'Writes.' });
  const { user, profile } = await tell.preferences(id, { newsletter: false });
  expect(user.preferences).toMatchObject({
    theme: 'dark',
    density: 'dense',
    newsletter: false,
    language: 'en',
  });
  expect(profile?.bio).toBe('Writes.');
});

test('of two who change different things at once both are kept', async () => {
  const id = idOf(await register());
  const { add } = updateEmail(work);
  await Promise.all([
    add(id, { email: 'a@both.example', contactType: 'work' }),
    add(id, { email: 'b@both.example', contactType: 'work' }),
  ]);
  const user = await changeUser(work, id, () => undefined);
  expect(user.emails.map((one) => one.email.value).sort()).toEqual([
    'a@both.example',
    'b@both.example',
    `u${count}@example.com`,
  ]);
});

test('somebody who is not there is said not to be', async () => {
  const nobody = UserId.generate(NOW);
  await expect(changePassword(work, nobody, 'x')).rejects.toMatchObject({ code: 'USER_UNKNOWN' });
});

describe('an address that is named in a form of the admin area or by a seed', () => {
  const emailsOf = async (userId: string): Promise<unknown[]> =>
    (await at.models.UserEmail.findAll({ where: { userId }, order: [['email', 'ASC']] })).map(
      ({ email, isDefault, isVerified }) => [email, isDefault, isVerified],
    );

  test('is their default one, follows when it is changed, and goes when it is emptied', async () => {
    const row = await at.models.User.create({ username: 'seeded', email: 'Old@Seed.example' });
    expect(await emailsOf(row.id)).toEqual([['old@seed.example', true, false]]);
    await row.update({ email: 'new@seed.example', emailVerified: true });
    expect(await emailsOf(row.id)).toEqual([
      ['new@seed.example', true, true],
      ['old@seed.example', false, false],
    ]);
    await row.update({ email: null });
    expect(await emailsOf(row.id)).toEqual([['old@seed.example', false, false]]);
  });
});
