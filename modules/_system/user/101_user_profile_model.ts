import { date, defineModel, reference, string, text } from 'ordinal-host';
import { touches } from './version_of_user';

/** What a user tells about themselves. One for each user. */
export default defineModel('UserProfile', {
  table: 'user_profiles',
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'profiles' }).required().unique(),
    firstName: string(100),
    lastName: string(100),
    dateOfBirth: date(),
    gender: string(20),
    preferredLanguage: string(35).default('en').required(),
    timeZone: string(50).default('UTC').required(),
    avatarUrl: string(500).url(),
    bio: text(),
  },
  extraDdl: touches('user_profiles'),
  admin: {
    list: ['user', 'firstName', 'lastName', 'preferredLanguage', 'timeZone'],
    search: ['firstName', 'lastName'],
    title: 'user',
  },
});
