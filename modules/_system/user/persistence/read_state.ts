/** A user and what belongs to them, out of rows. */
import type { Instance, Models } from 'ordinal-host';
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  type Role,
  type UserProfile,
  type UserState,
} from '../domain';

export type Tables = Pick<
  Models,
  'User' | 'UserProfile' | 'UserPreference' | 'UserEmail' | 'UserPhone' | 'UserAddress'
>;

const inOrder = [
  ['createdAt', 'ASC'],
  ['id', 'ASC'],
] as [string, string][];

/** What the row of a user says, and what is read beside it. Roles are kept elsewhere. */
export async function readState(
  { UserProfile, UserPreference, UserEmail, UserPhone, UserAddress }: Tables,
  user: Instance<'User'>,
): Promise<Omit<UserState, 'roles'>> {
  const where = { userId: user.id };
  // One after the other: a transaction has one connection.
  const profile = await UserProfile.findOne({ where });
  const preferences = await UserPreference.findOne({ where });
  const emails = await UserEmail.findAll({ where, order: inOrder });
  const phones = await UserPhone.findAll({ where, order: inOrder });
  const addresses = await UserAddress.findAll({ where, order: inOrder });
  const { id, username, status, emailVerified, phoneVerified, twoFactorEnabled, version } = user;
  return {
    id,
    username,
    status,
    emailVerified,
    phoneVerified,
    twoFactorEnabled,
    version,
    // Whoever was invited has no password yet.
    passwordHash: user.passwordHash ?? '',
    passwordChangedAt: user.passwordChangedAt ?? user.createdAt,
    failedLoginAttempts: user.failedLoginAttempts,
    accountLockedUntil: user.accountLockedUntil,
    lastLoginAt: user.lastLoginAt,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
    profile: profileOf(user, profile),
    preferences: preferences === null ? DEFAULT_PREFERENCES : preferencesOf(preferences),
    emails: emails.map((row) => ({ ...dated(row), email: row.email, verifiedAt: row.verifiedAt })),
    phones: phones.map((row) => ({
      ...dated(row),
      phoneNumber: row.phoneNumber,
      verifiedAt: row.verifiedAt,
    })),
    addresses: addresses.map((row) => ({
      id: row.id,
      contactType: row.contactType,
      isDefault: row.isDefault,
      createdAt: row.createdAt,
      streetLine1: row.streetLine1,
      streetLine2: row.streetLine2,
      city: row.city,
      state: row.state,
      postalCode: row.postalCode,
      country: row.country,
    })),
  };
}

const dated = ({
  id,
  contactType,
  isVerified,
  isDefault,
  createdAt,
}: Instance<'UserEmail'> | Instance<'UserPhone'>) => ({
  id,
  contactType,
  isVerified,
  isDefault,
  createdAt,
});

/** The name that others see stands at the user, where lists find it. */
function profileOf(user: Instance<'User'>, row: Instance<'UserProfile'> | null): UserProfile | null {
  if (row === null && user.displayName === null) return null;
  return {
    displayName: user.displayName,
    firstName: row?.firstName ?? null,
    lastName: row?.lastName ?? null,
    dateOfBirth: row?.dateOfBirth ?? null,
    gender: row?.gender ?? null,
    preferredLanguage: row?.preferredLanguage ?? 'en',
    timeZone: row?.timeZone ?? 'UTC',
    bio: row?.bio ?? null,
    avatarUrl: row?.avatarUrl ?? null,
  };
}

const preferencesOf = (row: Instance<'UserPreference'>): Preferences => ({
  emailNotifications: row.emailNotifications,
  smsNotifications: row.smsNotifications,
  newsletter: row.newsletter,
  theme: row.theme,
  density: row.density,
  language: row.language,
  singleKeys: row.singleKeys,
});

/** @param roles of that user */
export const withRoles = (state: Omit<UserState, 'roles'>, roles: readonly Role[]): UserState => ({
  ...state,
  roles,
});
