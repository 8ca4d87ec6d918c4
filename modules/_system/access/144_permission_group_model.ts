import { defineModel, string, text } from 'ordinal-host';

/** Permissions that are given together: what one does in a shop, in the office, at the help desk. */
export default defineModel('PermissionGroup', {
  table: 'permission_groups',
  softDelete: false,
  fields: {
    title: string(100).required().unique(),
    description: text(),
  },
  admin: {
    list: ['title', 'description'],
    search: ['title'],
    sort: 'title',
    title: 'title',
    sensitive: true,
  },
});
