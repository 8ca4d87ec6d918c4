import { defineModule } from 'ordinal-host';

export default defineModule({
  title: 'Access',
  version: '0.1.0',
  range: [140, 159],
  requires: ['auth'],
  mount: '/admin/access',
  permissions: { 'access.manage': 'decide what roles hold, and see why somebody may do something or not' },
  menu: [{ title: 'Permissions', to: '/', permission: 'access.manage' }],
});
