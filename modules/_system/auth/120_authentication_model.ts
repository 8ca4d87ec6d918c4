import { datetime, defineModel, enumeration, integer, reference } from 'ordinal-host';

/** On which ways somebody has come in, since when, and when last. Written by `ways_in.ts`. */
export default defineModel('Authentication', {
  table: 'authentications',
  softDelete: false,
  audit: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'authentications' }).required().readOnly(),
    method: enumeration([
      'password',
      'authenticator',
      'recovery-code',
      'remembered-browser',
      'api-token',
      'link',
    ])
      .required()
      .readOnly(),
    firstUsedAt: datetime().required().readOnly(),
    lastUsedAt: datetime().required().readOnly(),
    uses: integer().default(0).required().readOnly().help('of a token: minutes in which it was used'),
  },
  indexes: [{ fields: ['user', 'method'], unique: true }],
  admin: {
    list: ['user', 'method', 'firstUsedAt', 'lastUsedAt', 'uses'],
    filter: ['method'],
    sort: '-lastUsedAt',
    title: 'method',
    label: 'Way in',
    plural: 'Ways in',
  },
});
