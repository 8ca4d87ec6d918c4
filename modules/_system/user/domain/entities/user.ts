import { textFaults, throwOnFaults, tidy, type Fault } from '../faults';
import type { UserId } from '../values';
import { frozen } from './frozen';
import { DEFAULT_PREFERENCES, type Preferences } from './preferences';
import { roleFaults, type Role } from './role';
import type { UserStatus } from './user_status';

/** Somebody with an account, without what belongs to them. Frozen: a step answers a changed copy. */
export interface User {
  readonly id: UserId;
  readonly username: string;
  /** Made and read by a `PasswordHasher`; here it is a text without meaning. */
  readonly passwordHash: string;
  readonly status: UserStatus;
  readonly roles: readonly Role[];
  /** Whether one of the e-mail addresses is verified. */
  readonly emailVerified: boolean;
  /** Whether one of the phone numbers is verified. */
  readonly phoneVerified: boolean;
  readonly twoFactorEnabled: boolean;
  readonly failedLoginAttempts: number;
  readonly accountLockedUntil: Date | null;
  readonly lastLoginAt: Date | null;
  readonly passwordChangedAt: Date;
  readonly preferences: Preferences;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface NewUser {
  readonly id: UserId;
  readonly username: string;
  readonly passwordHash: string;
  readonly roles?: readonly Role[];
}

const USERNAME = { field: 'username', label: 'The user name', min: 3, max: 50 };
const HASH = { field: 'password', label: 'The password', max: 255 };

export const userFaults = ({ username, passwordHash, roles }: User): Fault[] => [
  ...textFaults(username, USERNAME),
  ...textFaults(passwordHash, HASH),
  ...roleFaults(roles),
];

/** @throws DomainError with everything that is wrong */
export function newUser({ id, username, passwordHash, roles = ['user'] }: NewUser, at: Date): User {
  const user = frozen<User>({
    id,
    username: tidy(username),
    passwordHash,
    status: 'pending',
    roles: [...new Set(roles)],
    emailVerified: false,
    phoneVerified: false,
    twoFactorEnabled: false,
    failedLoginAttempts: 0,
    accountLockedUntil: null,
    lastLoginAt: null,
    passwordChangedAt: at,
    preferences: DEFAULT_PREFERENCES,
    createdAt: at,
    updatedAt: at,
  });
  throwOnFaults(userFaults(user));
  return user;
}

/** @throws DomainError when there is no hash */
export function changePassword(user: User, passwordHash: string, at: Date): User {
  throwOnFaults(textFaults(passwordHash, HASH));
  return frozen({ ...user, passwordHash, passwordChangedAt: at });
}
