import { defineModule } from 'ordinal-host';
import { cards } from './cards';

export default defineModule({
  title: 'Security',
  version: '0.1.0',
  range: [20, 29],
  mount: '/admin/security',
  announces: ['domain:event'],
  permissions: {
    'domain_events.retry': 'ask that an event is delivered again',
    'encryption.rotate': 'make a new key to encrypt with, and move what is encrypted to it',
  },
  cards,
  menu: [
    { title: 'Event delivery', to: '/', permission: 'domain_events.read' },
    { title: 'Encryption', to: 'encryption', permission: 'encryption.rotate' },
  ],
});
