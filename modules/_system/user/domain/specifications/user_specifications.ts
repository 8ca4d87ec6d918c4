import type { UserState } from '../aggregate';
import type { Role } from '../entities';
import { Specification } from './specification';

export type UserSpecification = Specification<UserState>;

const users = Specification.where<UserState>;

export const verifiedEmail = (): UserSpecification => users({ field: 'emailVerified', is: true });

export const hasRole = (role: Role): UserSpecification => users({ field: 'roles', includes: role });

export const lockedAt = (at: Date): UserSpecification => users({ field: 'accountLockedUntil', after: at });

/** Those who may log in at that moment: what `isActive` of a user says. */
export const active = (at: Date): UserSpecification =>
  users({ field: 'status', is: 'active' }).and(verifiedEmail(), lockedAt(at).not());

/** @param country three letters, as addresses are kept */
export const hasAddressIn = (country: string): UserSpecification =>
  users({ has: { relation: 'addresses', where: { field: 'country', is: country } } });
