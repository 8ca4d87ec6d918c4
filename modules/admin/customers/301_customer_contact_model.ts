import { defineModel, enumeration, reference, string } from 'ordinal-host';

/** One way to reach a customer. */
export default defineModel('CustomerContact', {
  table: 'customer_contacts',
  fields: {
    customer: reference('customers', { onDelete: 'CASCADE', inverse: 'contacts' }).required(),
    contactType: enumeration(['email', 'phone', 'address']).required(),
    contactValue: string(200).required(),
  },
  admin: {
    list: ['contactValue', 'contactType', 'customer', 'updatedAt'],
    search: ['contactValue'],
    filter: ['contactType'],
    title: 'contactValue',
    label: 'Contact',
    plural: 'Contacts',
  },
});
