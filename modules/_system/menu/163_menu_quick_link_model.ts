import { defineModel, integer, reference, string } from 'ordinal-host';
import { OWN_ADDRESS } from './addresses';

/** A page that somebody wants at hand: first of all in their menu. */
export default defineModel('MenuQuickLink', {
  table: 'menu_quick_links',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'quickLinks' }).required(),
    address: string(500).required().pattern(OWN_ADDRESS),
    title: string(100).required(),
    place: integer().min(0).required(),
  },
  indexes: [{ fields: ['user', 'address'], unique: true }],
  admin: {
    list: ['user', 'title', 'address', 'place'],
    filter: ['user'],
    title: 'title',
    label: 'Quick link',
    plural: 'Quick links',
  },
});
