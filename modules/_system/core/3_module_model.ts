import { boolean, defineModel, integer, string } from 'ordinal-host';

/** A module of this project, as the host found it at its last start. Only the host writes it. */
export default defineModel('Module', {
  table: 'modules',
  softDelete: false,
  audit: false,
  fields: {
    name: string(63).required().unique().readOnly(),
    title: string(100).required().readOnly(),
    context: string(20).required().readOnly(),
    version: string(50).readOnly(),
    place: integer().readOnly().help('number of its first model'),
    enabled: boolean().default(true).required().readOnly(),
  },
  admin: {
    list: ['place', 'title', 'name', 'context', 'version', 'enabled'],
    search: ['name', 'title'],
    filter: ['context', 'enabled'],
    sort: 'place',
    title: 'title',
    label: 'Installed module',
    plural: 'Installed modules',
  },
});
