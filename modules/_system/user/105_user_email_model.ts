import { boolean, datetime, defineModel, enumeration, reference, string } from 'ordinal-host';
import { CONTACT_TYPES } from './domain';
import { touches } from './version_of_user';

/** An e-mail address of a user. One of them is the default, to which mail goes; it is the one that stands at the user. */
export default defineModel('UserEmail', {
  table: 'user_emails',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'emails' }).required(),
    email: string(254).email().required(),
    contactType: enumeration(CONTACT_TYPES).default('primary').required(),
    isVerified: boolean().default(false).required().readOnly(),
    isDefault: boolean().default(false).required().readOnly(),
    verifiedAt: datetime().readOnly(),
  },
  indexes: [
    { fields: ['user', 'email'], unique: true },
    { fields: ['user', 'isDefault'] },
    { fields: ['user'], unique: true, where: 'is_default', name: 'user_emails_default_key' },
    // Anybody can type an address; it is theirs once they have shown that its mail reaches them.
    { fields: ['email'], unique: true, where: 'is_verified', name: 'user_emails_verified_key' },
  ],
  extraDdl: touches('user_emails'),
  hooks: {
    // Two spellings are one address: no service in use tells `Ada@` from `ada@`.
    beforeValidate(row) {
      if (typeof row.email === 'string') row.email = row.email.trim().toLowerCase();
    },
  },
  admin: {
    list: ['email', 'user', 'contactType', 'isVerified', 'isDefault'],
    search: ['email'],
    filter: ['contactType', 'isVerified', 'isDefault'],
    sort: 'email',
    title: 'email',
    label: 'E-mail address',
    plural: 'E-mail addresses',
  },
});
