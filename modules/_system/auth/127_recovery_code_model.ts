import { datetime, defineModel, reference, string } from 'ordinal-host';

/** Lets somebody in once who has lost the authenticator app. */
export default defineModel('RecoveryCode', {
  table: 'recovery_codes',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'recoveryCodes' }).required().readOnly(),
    hash: string(64).required().secret().readOnly(),
    usedAt: datetime().readOnly(),
  },
  indexes: [{ fields: ['user', 'hash'], unique: true }],
  admin: {
    list: ['user', 'createdAt', 'usedAt'],
    sort: '-createdAt',
    title: 'user',
    label: 'Recovery code',
    plural: 'Recovery codes',
  },
});
