/** What happened to a user, as plain data. No payload holds a password, a hash or what a profile says. */
import { frozen, type Preferences, type Role, type UserProfile, type UserStatus } from '../entities';
import type { ContactType } from '../values';

/** Types of events, and what each brings. */
export interface UserEventPayloads {
  userRegistered: { readonly username: string; readonly email: string; readonly roles: readonly Role[] };
  emailAdded: { readonly email: string; readonly contactType: ContactType; readonly isDefault: boolean };
  emailRemoved: { readonly email: string };
  emailVerified: { readonly email: string };
  defaultEmailChanged: { readonly from: string; readonly to: string };
  phoneAdded: {
    readonly phoneNumber: string;
    readonly contactType: ContactType;
    readonly isDefault: boolean;
  };
  phoneRemoved: { readonly phoneNumber: string };
  phoneVerified: { readonly phoneNumber: string };
  defaultPhoneChanged: { readonly contactType: ContactType; readonly from: string; readonly to: string };
  addressAdded: {
    readonly addressId: string;
    readonly contactType: ContactType;
    readonly isDefault: boolean;
  };
  addressChanged: { readonly addressId: string };
  addressRemoved: { readonly addressId: string };
  defaultAddressChanged: { readonly contactType: ContactType; readonly from: string; readonly to: string };
  profileChanged: { readonly fields: readonly (keyof UserProfile)[] };
  preferencesChanged: { readonly fields: readonly (keyof Preferences)[] };
  passwordChanged: Readonly<Record<string, never>>;
  twoFactorChanged: { readonly enabled: boolean };
  loginRecorded: Readonly<Record<string, never>>;
  loginFailed: { readonly failedLoginAttempts: number };
  userLocked: { readonly until: string };
  statusChanged: { readonly from: UserStatus; readonly to: UserStatus };
}

export type UserEventType = keyof UserEventPayloads;

/** What a step has to tell, before it is known whose and when. */
export type News = {
  [T in UserEventType]: { readonly type: T; readonly payload: UserEventPayloads[T] };
}[UserEventType];

export type UserEvent = {
  [T in UserEventType]: {
    readonly type: T;
    readonly aggregateId: string;
    /** ISO 8601, in UTC. */
    readonly at: string;
    readonly payload: UserEventPayloads[T];
  };
}[UserEventType];

/** A type whose payload is of another type does not get past `News`; the union of both does not know that any more. */
export const eventOf = ({ type, payload }: News, aggregateId: string, at: Date): UserEvent =>
  Object.freeze({ type, aggregateId, at: at.toISOString(), payload: frozen(payload) }) as UserEvent;
