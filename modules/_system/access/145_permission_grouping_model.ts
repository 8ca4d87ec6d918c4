import { defineModel, reference } from 'ordinal-host';

/** A permission stands in a group. It may stand in several. */
export default defineModel('PermissionGrouping', {
  table: 'permission_groupings',
  softDelete: false,
  fields: {
    group: reference('permission_groups', { onDelete: 'CASCADE', inverse: 'permissions' }).required(),
    permission: reference('permissions', { onDelete: 'CASCADE', inverse: 'groups' }).required(),
  },
  indexes: [{ fields: ['group', 'permission'], unique: true }],
  admin: {
    list: ['group', 'permission'],
    filter: ['group'],
    label: 'Permission in a group',
    plural: 'Permissions in groups',
    sensitive: true,
  },
});
