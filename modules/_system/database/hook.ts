import { defineHooks, type HookContext } from 'ordinal-host';
import { cacheOf } from './cache';

/** Values whose time is over go when the host starts; in between they are merely not answered. */
export default defineHooks(({ models }: HookContext) => ({
  'host:ready': {
    failure: 'log',
    run: async () => {
      await cacheOf(models).sweep();
    },
  },
}));
