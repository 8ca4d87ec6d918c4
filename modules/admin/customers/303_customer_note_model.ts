import { defineModel, reference, string, text } from 'ordinal-host';

/** Something somebody wrote about a customer. It stays when its author goes. */
export default defineModel('CustomerNote', {
  table: 'customer_notes',
  fields: {
    noteText: text().required().min(1),
    noteType: string(50).default('general').required(),
    customer: reference('customers', { onDelete: 'CASCADE', inverse: 'notes' }).required(),
    createdBy: reference('users', { onDelete: 'SET NULL', inverse: 'customerNotes' }).creator(),
  },
  indexes: [{ fields: ['createdAt'] }],
  admin: {
    list: ['noteText', 'noteType', 'customer', 'createdBy', 'createdAt'],
    search: ['noteText'],
    filter: ['noteType'],
    sort: '-createdAt',
    title: 'noteText',
    label: 'Note',
    plural: 'Notes',
  },
});
