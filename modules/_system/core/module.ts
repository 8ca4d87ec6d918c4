import { defineModule } from 'ordinal-host';
import { cards } from './cards';

export default defineModule({ title: 'Core', version: '0.1.0', range: [0, 9], cards });
