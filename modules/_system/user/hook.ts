import { defineHooks, type HookContext } from 'ordinal-host';
import { addDefaultEmails, keepDefaultEmail } from './default_email';

/** A form or a seed names one e-mail address with a user: it becomes their default one, as if it had been added. */
export default defineHooks(({ models }: HookContext) => {
  const keep = keepDefaultEmail(models);
  const add = addDefaultEmails(models);
  return {
    // As many as were made at once, in one statement: an import has thousands.
    'records:changed': async ({ table, records }) => {
      if (table === 'users') await add(records.filter(({ action }) => action === 'create'));
    },
    'users:updated': async ({ row, before }) => {
      if ('email' in before || 'emailVerified' in before) await keep(row);
    },
  };
});
