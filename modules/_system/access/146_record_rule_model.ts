import { array, defineModel, enumeration, reference, string } from 'ordinal-host';

/**
 * What a role opens of a table is only the records that meet a condition. Several rules of a role open the records of
 * each; a role without one opens them all.
 */
export default defineModel('RecordRule', {
  table: 'record_rules',
  softDelete: false,
  fields: {
    role: reference('roles', { onDelete: 'CASCADE', inverse: 'recordRules' }).required(),
    table: string(63).required().help('as customers'),
    name: string(80).required().help('what it is called where it stands in the way of somebody'),
    actions: array(enumeration(['read', 'create', 'update', 'delete']))
      .required()
      .default(['read', 'create', 'update', 'delete']),
    condition: string(1000)
      .required()
      .help('as the address of the list says it: f.status=active&f.createdBy=me'),
  },
  indexes: [{ fields: ['role', 'table', 'name'], unique: true }],
  admin: {
    list: ['role', 'table', 'name', 'actions', 'condition'],
    filter: ['role', 'table'],
    sort: 'table',
    title: 'name',
    sensitive: true,
  },
});
