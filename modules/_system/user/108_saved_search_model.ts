import { boolean, defineModel, reference, string } from 'ordinal-host';

/** A list as somebody likes it: what stands behind the question mark of its address, under a name. */
export default defineModel('SavedSearch', {
  table: 'saved_searches',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'savedSearches' }).required(),
    table: string(63).required().help('as customers'),
    title: string(60).required(),
    query: string(2000).required(),
    shared: boolean().default(false).required().help('for everybody who may see the list'),
  },
  indexes: [{ fields: ['user', 'table', 'title'], unique: true }, { fields: ['table', 'shared'] }],
  admin: {
    list: ['title', 'table', 'user', 'shared', 'updatedAt'],
    search: ['title'],
    filter: ['table', 'shared'],
    sort: 'title',
    title: 'title',
    label: 'Saved view',
    plural: 'Saved views',
  },
});
