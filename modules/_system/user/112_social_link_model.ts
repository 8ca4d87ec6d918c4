import { defineModel, enumeration, integer, reference, string } from 'ordinal-host';
import { NETWORKS } from './domain';

/** Where else on the web somebody is to be found. */
export default defineModel('SocialLink', {
  table: 'social_links',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'socialLinks' }).required(),
    network: enumeration(NETWORKS).default('website').required(),
    url: string(500).url().required().label('Address'),
    position: integer().min(0).default(0).required().help('the lowest stands first'),
  },
  indexes: [{ fields: ['user', 'url'], unique: true }],
  admin: {
    list: ['user', 'network', 'url', 'position'],
    search: ['url'],
    filter: ['network'],
    sort: 'position',
    title: 'url',
    label: 'Link of a user',
    plural: 'Links of users',
  },
});
