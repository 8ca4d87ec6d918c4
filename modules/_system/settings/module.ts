import { defineModule } from 'ordinal-host';

export default defineModule({ title: 'Settings', version: '0.1.0', range: [220, 239] });
