import { bigint, datetime, defineModel, reference, text } from 'ordinal-host';

/** The authenticator app of somebody: codes of it are asked for after the password. Deleting it turns that off. */
export default defineModel('TwoFactorAuth', {
  table: 'two_factor_auths',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'twoFactorAuths' })
      .required()
      .unique()
      .readOnly(),
    secret: text().required().encrypted().secret().readOnly(),
    confirmedAt: datetime().readOnly().help('on since then; nothing: the first code was not given yet'),
    // A code is good for one step of 30 seconds, and each step is used once.
    lastStep: bigint().required().default('0').readOnly().help('of the last code that was used'),
  },
  admin: {
    list: ['user', 'confirmedAt', 'createdAt'],
    sort: '-createdAt',
    title: 'user',
    label: 'Second factor',
    plural: 'Second factors',
    sensitive: true,
  },
});
