import { datetime, defineModel, string, uuid } from 'ordinal-host';

/** A word that opens one door once, as the link in a mail. Only its hash is here; `tokens.ts` writes and redeems it. */
export default defineModel('SecurityToken', {
  table: 'security_tokens',
  softDelete: false,
  audit: false,
  fields: {
    purpose: string(50).required().readOnly(),
    tokenHash: string(64).required().unique().secret().readOnly(),
    subjectId: uuid().index().readOnly().help('whom it is for'),
    expiresAt: datetime().required().index().readOnly(),
    usedAt: datetime().readOnly(),
  },
  indexes: [{ fields: ['purpose', 'subjectId'] }],
  admin: {
    list: ['purpose', 'subjectId', 'createdAt', 'expiresAt', 'usedAt'],
    filter: ['purpose'],
    sort: '-createdAt',
    title: 'purpose',
    label: 'One-time link',
    plural: 'One-time links',
  },
});
