import { authorship, boolean, defineModel, enumeration, reference, string } from 'ordinal-host';

/** Somebody who buys from us. */
export default defineModel('Customer', {
  table: 'customers',
  fields: {
    name: string(200).required(),
    email: string(100).email().unique(),
    phone: string(20).phone(),
    status: enumeration(['lead', 'active', 'dormant', 'closed']).default('active').required(),
    active: boolean().default(true).required(),
    defaultPaymentTerms: reference('application_settings', { inverse: 'customers' }),
    ...authorship('users'),
  },
  indexes: [{ fields: ['name'] }, { fields: ['createdAt'] }, { fields: ['updatedAt', 'id'] }],
  admin: {
    list: ['name', 'status', 'email', 'phone', 'defaultPaymentTerms', 'updatedAt'],
    search: ['name', 'email', 'phone'],
    filter: ['status', 'active', 'defaultPaymentTerms'],
    sort: '-updatedAt',
    title: 'name',
    groups: { Contact: ['email', 'phone'], Terms: ['defaultPaymentTerms'] },
    actions: {
      close: {
        label: 'Close',
        question: 'Whoever is closed is no customer any more, and can be opened again by a change of status.',
        when: ({ status }) => status !== 'closed',
        run(row) {
          row.status = 'closed';
          row.active = false;
        },
      },
    },
  },
  hooks: {
    beforeValidate(row) {
      if (typeof row.email === 'string') row.email = row.email.trim().toLowerCase();
    },
  },
});
