import { defineModule } from 'ordinal-host';

export default defineModule({
  title: 'Users',
  version: '0.1.0',
  range: [100, 119],
  requires: ['security'],
  mount: '/account',
  account: [
    { title: 'Profile', to: 'profile' },
    { title: 'E-mail', to: 'emails' },
    { title: 'Phones', to: 'phones' },
    { title: 'Addresses', to: 'addresses' },
    { title: 'Preferences', to: 'preferences' },
  ],
  announces: ['user:roles', 'user:with-role'],
});
