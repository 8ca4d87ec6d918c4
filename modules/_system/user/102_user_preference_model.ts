import { boolean, defineModel, enumeration, reference, string } from 'ordinal-host';
import { DENSITIES } from './domain';
import { touches } from './version_of_user';

/** How somebody wants the host to be. One for each user; without one everything is as it comes. */
export default defineModel('UserPreference', {
  table: 'user_preferences',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'preferences' }).required().unique(),
    emailNotifications: boolean().default(true).required(),
    smsNotifications: boolean().default(false).required(),
    newsletter: boolean().default(true).required(),
    theme: string(50).default('light').required(),
    density: enumeration(DENSITIES).default('normal').required(),
    language: string(35).default('en').required(),
    singleKeys: boolean().default(true).required(),
  },
  extraDdl: touches('user_preferences'),
  admin: {
    list: ['user', 'theme', 'density', 'language', 'newsletter'],
    filter: ['theme', 'language'],
    title: 'user',
    label: 'Preferences of a user',
    plural: 'Preferences of users',
  },
});
