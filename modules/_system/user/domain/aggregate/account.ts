/** Steps with the account itself: status, logins, password, preferences, profile. */
import {
  changedPreferences,
  changedProfile,
  changePassword,
  changeStatus,
  frozen,
  recordFailedLogin,
  recordLogin,
  type Preferences,
  type StatusChange,
  type User,
  type UserProfile,
} from '../entities';
import type { News } from './events';
import { unchanged, type Step, type UserParts } from './parts';

const stepTo = (parts: UserParts, user: User, ...news: readonly News[]): Step => ({
  parts: { ...parts, user },
  news,
});

/** Names of fields whose value is another now. */
const changedFields = <T extends object>(before: T, after: T): (keyof T)[] =>
  (Object.keys(after) as (keyof T)[]).filter((name) => before[name] !== after[name]);

export function statusStep(parts: UserParts, change: StatusChange): Step {
  const user = changeStatus(parts.user, change);
  return stepTo(parts, user, {
    type: 'statusChanged',
    payload: { from: parts.user.status, to: user.status },
  });
}

export const loginStep = (parts: UserParts, at: Date): Step =>
  stepTo(parts, recordLogin(parts.user, at), { type: 'loginRecorded', payload: {} });

export function failedLoginStep(parts: UserParts, at: Date): Step {
  const user = recordFailedLogin(parts.user, at);
  if (user === parts.user) return unchanged(parts);
  const { failedLoginAttempts, accountLockedUntil } = user;
  const failed: News = { type: 'loginFailed', payload: { failedLoginAttempts } };
  if (accountLockedUntil === null) return stepTo(parts, user, failed);
  return stepTo(parts, user, failed, {
    type: 'userLocked',
    payload: { until: accountLockedUntil.toISOString() },
  });
}

export const passwordStep = (parts: UserParts, passwordHash: string, at: Date): Step =>
  stepTo(parts, changePassword(parts.user, passwordHash, at), { type: 'passwordChanged', payload: {} });

export function twoFactorStep(parts: UserParts, enabled: boolean): Step {
  if (parts.user.twoFactorEnabled === enabled) return unchanged(parts);
  const user = frozen({ ...parts.user, twoFactorEnabled: enabled });
  return stepTo(parts, user, { type: 'twoFactorChanged', payload: { enabled } });
}

export function preferencesStep(parts: UserParts, changes: Partial<Preferences>): Step {
  const preferences = changedPreferences(parts.user.preferences, changes);
  const fields = changedFields(parts.user.preferences, preferences);
  if (fields.length === 0) return unchanged(parts);
  const user = frozen({ ...parts.user, preferences });
  return stepTo(parts, user, { type: 'preferencesChanged', payload: { fields } });
}

export function profileStep(parts: UserParts, changes: Partial<UserProfile>, at: Date): Step {
  const profile = changedProfile(parts.profile, changes, at);
  const fields = changedFields(parts.profile ?? ({} as UserProfile), profile);
  if (fields.length === 0) return unchanged(parts);
  return { parts: { ...parts, profile }, news: [{ type: 'profileChanged', payload: { fields } }] };
}
