import { defineModule } from 'ordinal-host';

export default defineModule({
  title: 'Users',
  version: '0.1.0',
  range: [100, 119],
  requires: ['security'],
  mount: '/account',
  permissions: { 'views.share': 'keep views of lists for everybody' },
  account: [
    { title: 'Profile', to: 'profile' },
    { title: 'E-mail', to: 'emails' },
    { title: 'Phones', to: 'phones' },
    { title: 'Addresses', to: 'addresses' },
    { title: 'Links', to: 'links' },
    { title: 'Company', to: 'company' },
    { title: 'Teams', to: 'teams' },
    { title: 'Preferences', to: 'preferences' },
    { title: 'Views', to: 'views' },
    { title: 'Activity', to: 'activity' },
  ],
  announces: ['user:roles', 'user:with-role', 'user:onboarding'],
});
