import { defineModel, reference } from 'ordinal-host';

/** Somebody has a role. */
export default defineModel('UserRole', {
  table: 'user_roles',
  softDelete: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'roles' }).required(),
    role: reference('roles', { onDelete: 'CASCADE', inverse: 'holders' }).required(),
  },
  indexes: [{ fields: ['user', 'role'], unique: true }],
  admin: {
    list: ['user', 'role', 'createdAt'],
    filter: ['role'],
    label: 'Role of a user',
    plural: 'Roles of users',
    sensitive: true,
  },
});
