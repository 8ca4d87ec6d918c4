import {
  LOCK_MINUTES,
  MOST_FAILURES,
  Role,
  ROLES,
  STATUS_CHANGES,
  USER_STATUSES,
  UserAggregate,
  UserId,
} from '../../domain';
import type { StatusChange, UserStatus } from '../../domain';
import { activeAda, ada, later, mail, NOON, refused, told } from './people';

/** Ada with a status, as she might have been kept. */
const withStatus = (status: UserStatus): UserAggregate =>
  UserAggregate.from({ ...activeAda().toState(), status });

const register = (facts: object): string[] =>
  refused(() =>
    UserAggregate.register(
      {
        id: UserId.generate(NOON),
        username: 'ada',
        passwordHash: 'hash',
        email: mail('ada@example.com'),
        ...facts,
      },
      NOON,
    ),
  );

describe('a new user', () => {
  it('is pending, a user, and has the preferences everybody begins with', () => {
    const { user, version } = ada();
    expect(user).toMatchObject({
      username: 'ada',
      status: 'pending',
      roles: ['user'],
      emailVerified: false,
      phoneVerified: false,
      twoFactorEnabled: false,
      failedLoginAttempts: 0,
      accountLockedUntil: null,
      lastLoginAt: null,
      passwordChangedAt: NOON,
      createdAt: NOON,
      preferences: {
        emailNotifications: true,
        smsNotifications: false,
        newsletter: true,
        theme: 'light',
        language: 'en',
      },
    });
    expect(version).toBe(0);
  });

  it('has a name of three to fifty characters', () => {
    expect(register({ username: 'abc' })).toEqual([]);
    expect(register({ username: '😀😀😀' })).toEqual([]);
    expect(register({ username: 'ab' })).toEqual(['username TEXT_LENGTH']);
    expect(register({ username: '😀😀' })).toEqual(['username TEXT_LENGTH']);
    expect(register({ username: ' ab ' })).toEqual(['username TEXT_LENGTH']);
    expect(register({ username: 'a'.repeat(51) })).toEqual(['username TEXT_LENGTH']);
    expect(register({ username: 'a\0bc' })).toEqual(['username TEXT_UNPRINTABLE']);
  });

  it('has at least one role', () => {
    expect(register({ roles: ['guest', 'admin'] })).toEqual([]);
    expect(register({ roles: [] })).toEqual(['roles ROLE_MISSING']);
  });

  it('has roles of five kinds', () => {
    expect(ROLES).toEqual(['guest', 'user', 'premium', 'moderator', 'admin']);
    expect(ROLES.map((role) => Role.of(role))).toEqual(ROLES);
    expect(refused(() => Role.of('root'))).toEqual(['roles ROLE_UNKNOWN']);
    expect(activeAda().hasRole('user')).toBe(true);
    const twice = UserAggregate.register(
      {
        id: UserId.generate(NOON),
        username: 'ada',
        passwordHash: 'hash',
        email: mail('ada@example.com'),
        roles: ['admin', 'user', 'admin'],
      },
      NOON,
    );
    expect(twice.user.roles).toEqual(['admin', 'user']);
    expect(activeAda().hasRole('admin')).toBe(false);
  });

  it('is told everything that is wrong at once', () => {
    expect(
      register({ username: '', passwordHash: '', roles: [], profile: { dateOfBirth: '2020-01-01' } }),
    ).toEqual([
      'username TEXT_MISSING',
      'password TEXT_MISSING',
      'roles ROLE_MISSING',
      'dateOfBirth TOO_YOUNG',
    ]);
  });
});

describe('the status', () => {
  const changes = Object.keys(STATUS_CHANGES) as StatusChange[];
  const allowed: Record<StatusChange, Partial<Record<UserStatus, UserStatus>>> = {
    activate: { pending: 'active' },
    suspend: { pending: 'suspended', active: 'suspended' },
    reinstate: { suspended: 'active' },
    ban: { pending: 'banned', active: 'banned', suspended: 'banned' },
    delete: { pending: 'deleted', active: 'deleted', suspended: 'deleted', banned: 'deleted' },
  };

  it.each(changes.flatMap((change) => USER_STATUSES.map((status) => [change, status] as const)))(
    '%s of a user who is %s',
    (change, status) => {
      const user = withStatus(status);
      const to = allowed[change][status];
      if (to === undefined) {
        expect(refused(() => user[change](NOON))).toEqual(['status STATUS_REFUSED']);
        expect(user.user.status).toBe(status);
        expect(told(user)).toEqual([]);
      } else {
        user[change](NOON);
        expect(user.user.status).toBe(to);
        expect(user.takeEvents()).toMatchObject([{ type: 'statusChanged', payload: { from: status, to } }]);
      }
    },
  );

  it('is refused in a sentence', () => {
    expect(() => withStatus('banned').activate(NOON)).toThrow('A banned user cannot be activated.');
    expect(() => withStatus('active').activate(NOON)).toThrow('An active user cannot be activated.');
  });
});

describe('who may log in', () => {
  it('is active, with a verified address, and not locked', () => {
    const user = activeAda();
    expect(user.isActive(NOON)).toBe(true);
    const state = user.toState();
    expect(UserAggregate.from({ ...state, emailVerified: false }).isActive(NOON)).toBe(false);
    expect(UserAggregate.from({ ...state, accountLockedUntil: later(1) }).isActive(NOON)).toBe(false);
    for (const status of USER_STATUSES) expect(withStatus(status).isActive(NOON)).toBe(status === 'active');
  });

  it('nobody else can be recorded as having logged in', () => {
    const user = activeAda();
    user.recordLogin(later(1));
    expect(user.user.lastLoginAt).toEqual(later(1));
    expect(refused(() => ada().recordLogin(NOON))).toEqual(['status LOGIN_REFUSED']);
    expect(refused(() => withStatus('suspended').recordLogin(NOON))).toEqual(['status LOGIN_REFUSED']);
    const unverified = UserAggregate.from({ ...user.toState(), emailVerified: false });
    expect(refused(() => unverified.recordLogin(NOON))).toEqual(['email LOGIN_REFUSED']);
    const locked = UserAggregate.from({ ...user.toState(), accountLockedUntil: later(1) });
    expect(refused(() => locked.recordLogin(NOON))).toEqual(['password LOGIN_REFUSED']);
  });
});

describe('failures to log in', () => {
  const fail = (user: UserAggregate, times: number, at = NOON): void => {
    for (let time = 0; time < times; time += 1) user.recordFailedLogin(at);
  };

  it('lock with the fifth, not before, for fifteen minutes, not longer', () => {
    expect([MOST_FAILURES, LOCK_MINUTES]).toEqual([5, 15]);
    const user = activeAda();
    fail(user, 4);
    expect(user.isLocked(NOON)).toBe(false);
    expect(told(user)).toEqual(['loginFailed', 'loginFailed', 'loginFailed', 'loginFailed']);
    fail(user, 1);
    expect(user.user.accountLockedUntil).toEqual(later(15));
    expect(user.isLocked(NOON)).toBe(true);
    expect(user.isLocked(new Date(later(15).getTime() - 1))).toBe(true);
    expect(user.isLocked(later(15))).toBe(false);
    expect(user.isActive(later(15))).toBe(true);
    expect(user.takeEvents().map(({ type, payload }) => [type, payload])).toEqual([
      ['loginFailed', { failedLoginAttempts: 5 }],
      ['userLocked', { until: '2026-03-01T12:15:00.000Z' }],
    ]);
  });

  it('do not lengthen the lock while it lasts', () => {
    const user = activeAda();
    fail(user, 5);
    user.takeEvents();
    fail(user, 100, later(14));
    expect(user.user.accountLockedUntil).toEqual(later(15));
    expect(told(user)).toEqual([]);
  });

  it('are counted anew when the lock is over', () => {
    const user = activeAda();
    fail(user, 5);
    fail(user, 4, later(15));
    expect(user.isLocked(later(15))).toBe(false);
    expect(user.user.failedLoginAttempts).toBe(4);
    fail(user, 1, later(16));
    expect(user.user.accountLockedUntil).toEqual(later(31));
  });

  it('are forgotten with a login', () => {
    const user = activeAda();
    fail(user, 4);
    user.recordLogin(later(1));
    expect(user.user.failedLoginAttempts).toBe(0);
    fail(user, 4);
    expect(user.isLocked(later(1))).toBe(false);
  });
});

describe('the password', () => {
  it('is changed with the moment it was, and must not be empty', () => {
    const user = activeAda();
    user.changePassword('$argon2id$other', later(5));
    expect(user.user).toMatchObject({ passwordHash: '$argon2id$other', passwordChangedAt: later(5) });
    expect(refused(() => user.changePassword('', NOON))).toEqual(['password TEXT_MISSING']);
    expect(user.user.passwordHash).toBe('$argon2id$other');
  });
});

describe('preferences', () => {
  it('are changed one by one, the others stay', () => {
    const user = activeAda();
    user.changePreferences({ theme: 'dark', language: 'pt-br' }, NOON);
    expect(user.user.preferences).toEqual({
      emailNotifications: true,
      smsNotifications: false,
      newsletter: true,
      theme: 'dark',
      density: 'normal',
      language: 'pt-BR',
      singleKeys: true,
    });
    expect(user.takeEvents()).toMatchObject([
      { type: 'preferencesChanged', payload: { fields: ['theme', 'language'] } },
    ]);
  });

  it('that stay as they are, are no change', () => {
    const user = activeAda();
    user.changePreferences({ theme: 'light' }, later(1));
    expect(told(user)).toEqual([]);
    expect(user.user.updatedAt).toEqual(NOON);
  });

  it('are refused when unknown or of the wrong kind, all at once', () => {
    const wrong = JSON.parse(
      '{"newsletter":"yes","theme":"","language":"no language","constructor":true,"__proto__":1}',
    );
    expect(refused(() => activeAda().changePreferences(wrong, NOON))).toEqual([
      'preferences.newsletter PREFERENCE_INVALID',
      'preferences.theme PREFERENCE_INVALID',
      'preferences.language PREFERENCE_INVALID',
      'preferences.constructor PREFERENCE_INVALID',
      'preferences.__proto__ PREFERENCE_INVALID',
    ]);
  });
});

describe('the second factor', () => {
  it('is switched on and off, and told when it changes', () => {
    const user = activeAda();
    user.setTwoFactor(true, NOON);
    user.setTwoFactor(true, NOON);
    user.setTwoFactor(false, NOON);
    expect(user.takeEvents().map(({ payload }) => payload)).toEqual([{ enabled: true }, { enabled: false }]);
  });
});
