import { boolean, defineModel, reference, string } from 'ordinal-host';

/** Somebody tried to sign in. After five failures from one address the door stays shut there for that account. */
export default defineModel('LoginAttempt', {
  table: 'login_attempts',
  softDelete: false,
  audit: false,
  fields: {
    account: string(100).required().readOnly().help('as it was typed, in small letters'),
    ipAddress: string(45).required().readOnly(),
    succeeded: boolean().required().readOnly(),
    user: reference('users', { onDelete: 'SET NULL', inverse: 'loginAttempts' }).readOnly(),
    userAgent: string(300).readOnly(),
  },
  indexes: [{ fields: ['account', 'ipAddress', 'createdAt'] }],
  admin: {
    list: ['createdAt', 'account', 'ipAddress', 'succeeded', 'user'],
    search: ['account', 'ipAddress'],
    filter: ['succeeded'],
    sort: '-createdAt',
    title: 'account',
  },
});
