import { defineModel, enumeration, reference, string } from 'ordinal-host';

/** A role does not show a field of a table, or shows it and does not let it be changed. */
export default defineModel('FieldRule', {
  table: 'field_rules',
  softDelete: false,
  fields: {
    role: reference('roles', { onDelete: 'CASCADE', inverse: 'fieldRules' }).required(),
    table: string(63).required().help('as customers'),
    field: string(63).required().help('as its column is called in lists: email, createdBy'),
    effect: enumeration(['hidden', 'read-only']).required(),
  },
  indexes: [{ fields: ['role', 'table', 'field'], unique: true }],
  admin: {
    list: ['role', 'table', 'field', 'effect'],
    filter: ['role', 'table'],
    sort: 'table',
    title: 'field',
    sensitive: true,
  },
});
