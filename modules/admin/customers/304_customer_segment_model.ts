import { authorship, defineModel, string, text } from 'ordinal-host';

/** A group of customers that are treated alike. */
export default defineModel('CustomerSegment', {
  table: 'customer_segments',
  fields: {
    name: string(100).required().unique(),
    rule: text().help('in words: who belongs here'),
    ...authorship('users'),
  },
  admin: {
    list: ['name', 'rule', 'updatedAt'],
    search: ['name', 'rule'],
    sort: 'name',
    title: 'name',
    label: 'Segment',
    plural: 'Segments',
  },
});
