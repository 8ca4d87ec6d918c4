import { defineModule } from 'ordinal-host';

export default defineModule({
  title: 'Database',
  version: '0.1.0',
  range: [10, 19],
  mount: '/admin/database',
  permissions: { 'database.test': 'test a connection to another database' },
  menu: [{ title: 'Connections', to: '/', permission: 'database_connections.read' }],
});
