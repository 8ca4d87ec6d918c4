import { defineModule } from 'ordinal-host';

export default defineModule({ title: 'Core', version: '0.1.0', range: [0, 9] });
