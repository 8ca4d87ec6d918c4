import { defineModel, reference } from 'ordinal-host';

/** Of a link that is not for everybody: a role that sees it. What may be opened, permissions decide. */
export default defineModel('RoleMenuPermission', {
  table: 'role_menu_permissions',
  softDelete: false,
  fields: {
    role: reference('roles', { onDelete: 'CASCADE', inverse: 'menuLinks' }).required(),
    menuLink: reference('menu_links', { onDelete: 'CASCADE', inverse: 'roles' }).required(),
  },
  indexes: [{ fields: ['role', 'menuLink'], unique: true }],
  admin: {
    list: ['menuLink', 'role', 'createdAt'],
    filter: ['role'],
    label: 'Role of a menu link',
    plural: 'Roles of menu links',
  },
});
