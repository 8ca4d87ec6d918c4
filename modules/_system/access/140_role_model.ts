import { boolean, defineModel, string, text } from 'ordinal-host';

/** What somebody is here: a name for a set of permissions. The role `admin` holds all there are. */
export default defineModel('Role', {
  table: 'roles',
  fields: {
    name: string(50)
      .required()
      .unique()
      .pattern(/^[a-z][a-z0-9_-]*$/)
      .help('small letters, digits, hyphens'),
    title: string(100).required(),
    description: text(),
    builtIn: boolean().default(false).required().readOnly(),
  },
  admin: {
    list: ['name', 'title', 'description', 'builtIn'],
    search: ['name', 'title'],
    sort: 'name',
    title: 'title',
  },
});
