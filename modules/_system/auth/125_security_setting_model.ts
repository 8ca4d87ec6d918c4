import { defineModel, string } from 'ordinal-host';

/** What whoever looks after sign-in has set on its page. Where there is no row, the environment or the host says it. */
export default defineModel('SecuritySetting', {
  table: 'security_settings',
  softDelete: false,
  fields: {
    name: string(50).required().unique().readOnly(),
    value: string(300).required().readOnly(),
  },
  admin: {
    list: ['name', 'value', 'updatedAt'],
    sort: 'name',
    title: 'name',
    label: 'Security setting',
    plural: 'Security settings',
    sensitive: true,
  },
});
