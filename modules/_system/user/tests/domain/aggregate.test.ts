import { UserAggregate, type UserEvent, type UserState } from '../../domain';
import { PhoneNumber } from '../../domain';
import { activeAda, ada, later, mail, mainStreet, NOON, refused, told } from './people';

/** Ada with one of everything. */
function fullAda(): UserAggregate {
  const user = activeAda();
  user.addEmail(mail('work@example.com'), { contactType: 'work' }, later(1));
  user.addPhone(PhoneNumber.of('213 373 4253'), {}, later(2));
  user.verifyPhone(PhoneNumber.of('213 373 4253'), later(3));
  user.addAddress(mainStreet(), { contactType: 'billing' }, later(4));
  user.changeProfile({ firstName: 'Ada', dateOfBirth: '1990-12-10' }, later(5));
  user.recordFailedLogin(later(6));
  user.recordLogin(later(7));
  return user;
}

describe('the plain state of a user', () => {
  it('makes the same user again', () => {
    const state = fullAda().toState();
    const again = UserAggregate.from(state);
    expect(again.toState()).toEqual(state);
    expect(again.validate()).toEqual([]);
    expect(told(again)).toEqual([]);
  });

  it('holds nothing but plain values, and survives being copied', () => {
    const state = fullAda().toState();
    expect(structuredClone(state)).toEqual(state);
    expect(state).toMatchObject({
      version: 0,
      username: 'ada',
      emails: [
        { email: 'ada@example.com', isDefault: true, verifiedAt: NOON },
        { email: 'work@example.com', contactType: 'work', createdAt: later(1) },
      ],
      phones: [{ phoneNumber: '+12133734253', contactType: 'mobile', isVerified: true }],
      addresses: [{ streetLine1: '1 Main St', country: 'USA', contactType: 'billing' }],
      profile: { firstName: 'Ada', dateOfBirth: '1990-12-10' },
    });
  });

  it('keeps the version it was loaded with, whatever is changed', () => {
    const user = UserAggregate.from({ ...fullAda().toState(), version: 7 });
    user.suspend(later(9));
    expect(user.version).toBe(7);
    expect(user.toState().version).toBe(7);
  });

  it('is trusted, so that nobody is lost when a rule becomes stricter', () => {
    const state = fullAda().toState();
    const old = {
      ...state,
      emails: [{ ...state.emails[0]!, email: 'a..b@localhost' }],
      phones: [{ ...state.phones[0]!, phoneNumber: '+19999999999' }],
      addresses: [{ ...state.addresses[0]!, postalCode: 'NONE' }],
    };
    expect(UserAggregate.from(old).toState()).toEqual(old);
  });
});

describe('what is handed out', () => {
  it('cannot be changed', () => {
    const user = fullAda();
    for (const part of [user.user, user.user.roles, user.user.preferences, user.profile!])
      expect(Object.isFrozen(part)).toBe(true);
    for (const part of [user.emails[0]!, user.phones[0]!, user.addresses[0]!, user.emails[0]!.email])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it('is a copy: neither its dates nor its lists are those of the user', () => {
    const user = fullAda();
    const before = structuredClone(user.toState());
    user.user.createdAt.setTime(0);
    user.emails[0]!.verifiedAt!.setTime(0);
    user.toState().emails[0]!.createdAt.setTime(0);
    (user.emails as unknown[]).length = 0;
    expect(user.toState()).toEqual(before);
  });

  it('is not the state it was made from either', () => {
    const state = structuredClone(fullAda().toState()) as UserState & { username: string };
    const user = UserAggregate.from(state);
    const before = structuredClone(user.toState());
    state.username = 'eve';
    state.createdAt.setTime(0);
    (state.emails as unknown[]).length = 0;
    expect(user.toState()).toEqual(before);
  });
});

describe('what happened to a user', () => {
  it('is told as plain data, in order, once', () => {
    const user = ada();
    user.verifyEmail(mail('ada@example.com'), later(1));
    user.activate(later(2));
    const events = user.takeEvents();
    const id = user.user.id.value;
    const email = 'ada@example.com';
    expect(events).toEqual([
      {
        type: 'userRegistered',
        aggregateId: id,
        at: '2026-03-01T12:00:00.000Z',
        payload: { username: 'ada', email, roles: ['user'] },
      },
      {
        type: 'emailAdded',
        aggregateId: id,
        at: '2026-03-01T12:00:00.000Z',
        payload: { email, contactType: 'primary', isDefault: true },
      },
      { type: 'emailVerified', aggregateId: id, at: '2026-03-01T12:01:00.000Z', payload: { email } },
      {
        type: 'statusChanged',
        aggregateId: id,
        at: '2026-03-01T12:02:00.000Z',
        payload: { from: 'pending', to: 'active' },
      },
    ]);
    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
    expect(user.takeEvents()).toEqual([]);
  });

  it('moves the day of the last change', () => {
    const user = activeAda();
    user.changePassword('other', later(9));
    expect(user.user.updatedAt).toEqual(later(9));
    expect(user.user.createdAt).toEqual(NOON);
  });

  it('holds no secret and nothing of the profile', () => {
    const user = ada();
    user.verifyEmail(mail('ada@example.com'), NOON);
    user.activate(NOON);
    user.changePassword('$argon2id$another-secret', NOON);
    user.changeProfile({ firstName: 'Augusta', bio: 'private', dateOfBirth: '1990-12-10' }, NOON);
    user.changePreferences({ theme: 'dark' }, NOON);
    for (let time = 0; time < 5; time += 1) user.recordFailedLogin(NOON);
    const said = JSON.stringify(user.takeEvents());
    for (const secret of ['secret', 'argon', 'Augusta', 'private', '1990'])
      expect(said).not.toContain(secret);
  });

  it('is frozen to its last list', () => {
    const [registered] = ada().takeEvents() as [UserEvent & { type: 'userRegistered' }];
    expect([registered, registered.payload, registered.payload.roles].every(Object.isFrozen)).toBe(true);
  });
});

describe('what was refused', () => {
  it('has changed nothing', () => {
    const user = fullAda();
    user.takeEvents();
    const before = structuredClone(user.toState());
    const attempts = [
      () => user.addEmail(mail('ada@example.com'), {}, later(10)),
      () => user.removeEmail(mail('bob@example.com'), later(10)),
      () => user.setDefaultEmail(mail('work@example.com'), later(10)),
      () => user.addPhone(PhoneNumber.of('213 373 4253'), {}, later(10)),
      () => user.addAddress(mainStreet(), { contactType: 'billing' }, later(10)),
      () => user.changeProfile({ firstName: 'Eve', timeZone: 'Mars' }, later(10)),
      () => user.changePreferences({ theme: '' }, later(10)),
      () => user.changePassword('', later(10)),
      () => user.activate(later(10)),
    ];
    for (const attempt of attempts) {
      expect(refused(attempt)).toHaveLength(1);
      expect(user.toState()).toEqual(before);
      expect(told(user)).toEqual([]);
    }
  });
});
