import { boolean, defineModel, integer, string } from 'ordinal-host';

/** A module of this project, as the host found it at its last start. */
export default defineModel('Module', {
  table: 'modules',
  softDelete: false,
  fields: {
    name: string(63).required().unique(),
    title: string(100).required(),
    context: string(20).required(),
    version: string(50),
    place: integer().help('number of its first model'),
    enabled: boolean().default(true).required(),
  },
  admin: {
    list: ['place', 'title', 'name', 'context', 'version', 'enabled'],
    search: ['name', 'title'],
    filter: ['context', 'enabled'],
    sort: 'place',
    title: 'title',
    label: 'Installed module',
  },
});
