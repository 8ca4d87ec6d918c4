import { defineModel, reference } from 'ordinal-host';

/** Which customer is in which segment. */
export default defineModel('CustomerSegmentMember', {
  table: 'customer_segment_members',
  softDelete: false,
  fields: {
    customer: reference('customers', { onDelete: 'CASCADE', inverse: 'segmentMembers' }).required(),
    segment: reference('customer_segments', { onDelete: 'CASCADE', inverse: 'members' }).required(),
  },
  indexes: [{ fields: ['customer', 'segment'], unique: true }],
  admin: {
    list: ['segment', 'customer', 'createdAt'],
    filter: ['segment'],
    title: 'segment',
    label: 'Segment member',
    plural: 'Segment members',
  },
});
