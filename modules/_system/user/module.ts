import { defineModule } from 'ordinal-host';

export default defineModule({ title: 'Users', version: '0.1.0', range: [100, 119] });
