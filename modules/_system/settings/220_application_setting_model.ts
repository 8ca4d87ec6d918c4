import { authorship, defineModel, json, string, text } from 'ordinal-host';

/** One choice of the application, in a group, with the words people see. */
export default defineModel('ApplicationSetting', {
  table: 'application_settings',
  fields: {
    key: string(100)
      .required()
      .unique()
      .pattern(/^[a-z][a-z0-9_.]*$/)
      .help('small letters, digits, dots'),
    label: string(100).required(),
    group: string(50).default('general').required().column('setting_group').index(),
    value: json((z) => z.json()).required(),
    description: text(),
    ...authorship('users'),
  },
  admin: {
    list: ['label', 'group', 'key', 'value', 'updatedAt'],
    search: ['key', 'label'],
    filter: ['group'],
    sort: 'label',
    title: 'label',
  },
});
