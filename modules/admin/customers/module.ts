import { defineModule } from 'ordinal-host';
import { cards } from './cards';

export default defineModule({
  title: 'Customers',
  version: '0.1.0',
  range: [300, 319],
  requires: ['user', 'settings'],
  announces: ['customers:note-added'],
  permissions: { 'customers.note': 'add a note to a customer' },
  cards,
  menu: [{ title: 'Customer book', to: '/', permission: 'customers.read' }],
});
