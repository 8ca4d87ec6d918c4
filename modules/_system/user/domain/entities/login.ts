import { refusal, type Fault } from '../faults';
import { frozen } from './frozen';
import type { User } from './user';

export const MOST_FAILURES = 5;
export const LOCK_MINUTES = 15;

export const isLocked = ({ accountLockedUntil }: User, at: Date): boolean =>
  accountLockedUntil !== null && accountLockedUntil > at;

/** Why the user may not log in at that moment; undefined when they may. */
export function loginFault(user: User, at: Date): Fault | undefined {
  const fault = (field: string, message: string): Fault => ({ code: 'LOGIN_REFUSED', field, message });
  if (user.status !== 'active') return fault('status', `This account is not active: it is ${user.status}.`);
  if (!user.emailVerified) return fault('email', 'The e-mail address of this account is not verified yet.');
  if (isLocked(user, at))
    return fault('password', 'After too many failures this account is locked for a while.');
  return undefined;
}

/** Active, with a verified e-mail address, and not locked: who may log in. */
export const isActive = (user: User, at: Date): boolean => loginFault(user, at) === undefined;

/** Forgets the failures. @throws DomainError `LOGIN_REFUSED` when the user may not log in */
export function recordLogin(user: User, at: Date): User {
  const fault = loginFault(user, at);
  if (fault !== undefined) throw refusal(fault.code, fault.field, fault.message);
  return frozen({ ...user, lastLoginAt: at, failedLoginAttempts: 0, accountLockedUntil: null });
}

/**
 * Counts a failure; the fifth locks. Failures while the account is locked do not count, or whoever knows a user name
 * could lock its owner out for good. When the lock is over, counting begins anew.
 */
export function recordFailedLogin(user: User, at: Date): User {
  if (isLocked(user, at)) return user;
  const failures = user.accountLockedUntil === null ? user.failedLoginAttempts + 1 : 1;
  const lockedUntil = new Date(at.getTime() + LOCK_MINUTES * 60_000);
  return frozen({
    ...user,
    failedLoginAttempts: failures,
    accountLockedUntil: failures >= MOST_FAILURES ? lockedUntil : null,
  });
}
