import { defineModel, string } from 'ordinal-host';

/** Something that can be allowed. Modules declare them; this table is a copy that the host keeps. */
export default defineModel('Permission', {
  table: 'permissions',
  softDelete: false,
  audit: false,
  fields: {
    name: string(150).required().unique().readOnly(),
    module: string(63).readOnly(),
    description: string(200).readOnly(),
  },
  admin: {
    list: ['name', 'module', 'description'],
    search: ['name', 'description'],
    sort: 'name',
    title: 'name',
  },
});
