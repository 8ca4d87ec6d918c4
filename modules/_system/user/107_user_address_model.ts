import { boolean, defineModel, enumeration, reference, string } from 'ordinal-host';
import { CONTACT_TYPES } from './domain';
import { touches } from './version_of_user';

/** Where post for a user goes; one address of each type is the default. */
export default defineModel('UserAddress', {
  table: 'user_addresses',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'addresses' }).required(),
    contactType: enumeration(CONTACT_TYPES).default('home').required(),
    streetLine1: string(255).required(),
    streetLine2: string(255),
    city: string(100).required(),
    state: string(100),
    postalCode: string(20).required(),
    country: string(3).min(3).default('USA').required().help('ISO 3166, three letters'),
    isDefault: boolean().default(false).required().readOnly(),
  },
  indexes: [
    { fields: ['user', 'contactType'] },
    {
      fields: ['user', 'contactType'],
      unique: true,
      where: 'is_default',
      name: 'user_addresses_default_key',
    },
  ],
  extraDdl: touches('user_addresses'),
  admin: {
    list: ['streetLine1', 'postalCode', 'city', 'country', 'contactType', 'user', 'isDefault'],
    search: ['streetLine1', 'city', 'postalCode'],
    filter: ['contactType', 'country'],
    title: 'streetLine1',
    label: 'Address of a user',
    plural: 'Addresses of users',
  },
});
