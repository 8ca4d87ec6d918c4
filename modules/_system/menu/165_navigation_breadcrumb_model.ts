import { datetime, defineModel, reference, string } from 'ordinal-host';

/** A page that somebody has looked at. The last twenty of each are kept. */
export default defineModel('NavigationBreadcrumb', {
  table: 'navigation_breadcrumbs',
  softDelete: false,
  audit: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'visits' }).required().readOnly(),
    address: string(500).required().readOnly(),
    title: string(200).required().readOnly(),
    visitedAt: datetime().required().readOnly(),
  },
  indexes: [{ fields: ['user', 'address'], unique: true }],
  admin: {
    list: ['user', 'title', 'address', 'visitedAt'],
    filter: ['user'],
    sort: '-visitedAt',
    title: 'title',
    label: 'Visited page',
    plural: 'Visited pages',
  },
});
