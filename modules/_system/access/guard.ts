import { defineGuard } from 'ordinal-host';
import { powersOf } from './powers';

export default defineGuard(({ models }) => ({ empowering: { powers: powersOf(models) } }));
