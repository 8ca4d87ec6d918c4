import { boolean, datetime, defineModel, enumeration, integer, string } from 'ordinal-host';
import { USER_STATUSES } from './domain';
import { versioned } from './version_of_user';

/** Somebody who can be named as the author of a change. */
export default defineModel('User', {
  table: 'users',
  fields: {
    username: string(50).min(3).required().unique(),
    displayName: string(100),
    email: string(100).email().unique(),
    passwordHash: string(255).secret().readOnly(),
    passwordChangedAt: datetime().readOnly(),
    status: enumeration(USER_STATUSES).default('pending').required(),
    emailVerified: boolean().default(false).required(),
    phoneVerified: boolean().default(false).required().readOnly(),
    twoFactorEnabled: boolean().default(false).required().readOnly(),
    failedLoginAttempts: integer().default(0).required().readOnly(),
    accountLockedUntil: datetime().readOnly(),
    lastLoginAt: datetime().readOnly(),
    version: integer().default(1).required().readOnly(),
  },
  extraDdl: versioned,
  hooks: {
    // Two spellings are one account: whoever signs in need not know which.
    beforeValidate(row) {
      if (typeof row.username === 'string') row.username = row.username.trim().toLowerCase();
      if (typeof row.email === 'string') row.email = row.email.trim().toLowerCase();
    },
  },
  admin: {
    list: ['username', 'displayName', 'email', 'status', 'lastLoginAt'],
    search: ['username', 'displayName', 'email'],
    filter: ['status', 'emailVerified'],
    sort: 'username',
    title: 'username',
  },
});
