import { datetime, defineModel, reference, string } from 'ordinal-host';

/** A link for a new password was made for somebody. The link itself is nowhere. Written by `password_resets.ts`. */
export default defineModel('PasswordReset', {
  table: 'password_resets',
  softDelete: false,
  audit: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'passwordResets' }).required().readOnly(),
    address: string(254).readOnly().help('where the link was sent; nothing: it was handed on'),
    byUser: reference('users', { onDelete: 'SET NULL', inverse: 'passwordResetsMade' })
      .readOnly()
      .help('who made it for them'),
    expiresAt: datetime().required().index().readOnly(),
    usedAt: datetime().readOnly(),
  },
  admin: {
    list: ['user', 'createdAt', 'address', 'byUser', 'expiresAt', 'usedAt'],
    sort: '-createdAt',
    title: 'user',
    label: 'Password reset',
    plural: 'Password resets',
  },
});
