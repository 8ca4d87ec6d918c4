import { boolean, datetime, defineModel, enumeration, string } from 'ordinal-host';

/** Somebody who can be named as the author of a change. */
export default defineModel('User', {
  table: 'users',
  fields: {
    username: string(50).min(3).required().unique(),
    displayName: string(100),
    email: string(100).email().unique(),
    passwordHash: string(255).secret(),
    status: enumeration(['pending', 'active', 'suspended', 'banned', 'deleted'])
      .default('pending')
      .required(),
    emailVerified: boolean().default(false).required(),
    lastLoginAt: datetime().readOnly(),
  },
  admin: {
    list: ['username', 'displayName', 'email', 'status', 'lastLoginAt'],
    search: ['username', 'displayName', 'email'],
    filter: ['status', 'emailVerified'],
    sort: 'username',
    title: 'username',
  },
});
