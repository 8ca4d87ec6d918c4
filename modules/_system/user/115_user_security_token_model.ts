import { datetime, defineModel, enumeration, reference, string } from 'ordinal-host';

/** A word that a program shows in the place of somebody who gave it to it. Only its hash is here. Deleting it ends it. */
export default defineModel('UserSecurityToken', {
  table: 'user_security_tokens',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'securityTokens' }).required().readOnly(),
    name: string(80).required().readOnly().help('what it is for'),
    tokenHash: string(64).required().unique().secret().readOnly(),
    prefix: string(12).required().readOnly().help('how it begins'),
    scope: enumeration(['read', 'all'])
      .default('read')
      .required()
      .readOnly()
      .help('read: changes nothing; all: whatever they may do'),
    expiresAt: datetime().index().readOnly().help('nothing: never'),
    lastUsedAt: datetime().readOnly(),
    lastUsedFrom: string(45).readOnly(),
  },
  admin: {
    list: ['user', 'name', 'prefix', 'scope', 'createdAt', 'expiresAt', 'lastUsedAt', 'lastUsedFrom'],
    search: ['name', 'prefix'],
    filter: ['scope'],
    sort: '-createdAt',
    title: 'name',
    label: 'API token',
    plural: 'API tokens',
    sensitive: true,
  },
});
