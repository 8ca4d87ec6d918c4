import { boolean, datetime, defineModel, enumeration, reference, string } from 'ordinal-host';
import { CONTACT_TYPES } from './domain';
import { touches } from './version_of_user';

/** A phone number of a user; one of each type is the default. */
export default defineModel('UserPhone', {
  table: 'user_phones',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'phones' }).required(),
    phoneNumber: string(20).phone().required().help('E.164, such as +12125550100'),
    contactType: enumeration(CONTACT_TYPES).default('mobile').required(),
    isVerified: boolean().default(false).required().readOnly(),
    isDefault: boolean().default(false).required().readOnly(),
    verifiedAt: datetime().readOnly(),
  },
  indexes: [
    { fields: ['user', 'phoneNumber'], unique: true },
    { fields: ['user', 'contactType'], unique: true, where: 'is_default', name: 'user_phones_default_key' },
  ],
  extraDdl: touches('user_phones'),
  admin: {
    list: ['phoneNumber', 'user', 'contactType', 'isVerified', 'isDefault'],
    search: ['phoneNumber'],
    filter: ['contactType', 'isVerified'],
    title: 'phoneNumber',
    label: 'Phone number',
    plural: 'Phone numbers',
  },
});
