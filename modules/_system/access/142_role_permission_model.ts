import { defineModel, reference } from 'ordinal-host';

/** A grant: whoever has the role holds the permission. */
export default defineModel('RolePermission', {
  table: 'role_permissions',
  softDelete: false,
  fields: {
    role: reference('roles', { onDelete: 'CASCADE', inverse: 'grants' }).required(),
    permission: reference('permissions', { onDelete: 'CASCADE', inverse: 'grants' }).required(),
  },
  indexes: [{ fields: ['role', 'permission'], unique: true }],
  admin: {
    list: ['role', 'permission', 'createdAt'],
    filter: ['role'],
    label: 'Grant',
    plural: 'Grants',
    sensitive: true,
  },
});
