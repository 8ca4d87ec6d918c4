import { defineModule } from 'ordinal-host';

export default defineModule({
  title: 'Menu',
  version: '0.1.0',
  range: [160, 179],
  requires: ['access'],
  mount: '/',
  announces: ['menu:changed'],
  permissions: { 'menu.arrange': 'arrange the menu: order, groups, names, and which roles see what' },
  menu: [{ title: 'Menu', to: '/admin/menu', permission: 'menu.arrange' }],
  account: [{ title: 'Quick links', to: '/menu/quick' }],
});
