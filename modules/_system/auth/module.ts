import { defineModule } from 'ordinal-host';

export default defineModule({
  title: 'Sign-in',
  version: '0.1.0',
  range: [120, 139],
  requires: ['security', 'user'],
  mount: '/',
  announces: ['auth:first-administrator', 'auth:managing', 'auth:holds-role'],
  permissions: {
    'auth.manage':
      'make links to set a password, sign people out, turn a lost second factor off, and change the settings of signing in',
  },
  menu: [{ title: 'Sign-in', to: '/admin/auth', permission: 'auth.manage' }],
  account: [
    { title: 'Password and sessions', to: '/account' },
    { title: 'Two-factor', to: '/account/two-factor' },
    { title: 'API tokens', to: '/account/tokens' },
  ],
  environment: {
    REGISTRATION: {
      help: 'open: whoever has an e-mail address may make an account; closed: an administrator does; unless Sign-in settings say it',
      default: 'closed',
      pattern: /^(?:open|closed)$/,
    },
    SESSION_IDLE_MINUTES: {
      help: 'minutes without a request after which a session ends, unless Sign-in settings say it',
      default: '30',
      pattern: /^[1-9]\d{0,4}$/,
    },
    SESSION_HOURS: {
      help: 'hours after which a session ends in any case, unless Sign-in settings say it',
      default: '12',
      pattern: /^[1-9]\d{0,3}$/,
    },
  },
});
