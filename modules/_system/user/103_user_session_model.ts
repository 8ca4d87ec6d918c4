import { datetime, defineModel, reference, string } from 'ordinal-host';

/** One browser that somebody has signed in with. Deleting it signs that browser out. */
export default defineModel('UserSession', {
  table: 'user_sessions',
  softDelete: false,
  audit: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'sessions' }).required().readOnly(),
    tokenHash: string(64).required().unique().secret().readOnly(),
    ipAddress: string(45).readOnly(),
    userAgent: string(300).readOnly(),
    lastSeenAt: datetime().required().readOnly(),
    provedAt: datetime().readOnly().help('when a password or a code was last given in this session'),
    expiresAt: datetime().required().index().readOnly(),
  },
  admin: {
    list: ['user', 'ipAddress', 'userAgent', 'createdAt', 'lastSeenAt'],
    sort: '-lastSeenAt',
    title: 'user',
    label: 'Session',
    plural: 'Sessions',
  },
});
