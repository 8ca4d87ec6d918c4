import { defineHooks, op, type HookContext } from 'ordinal-host';
import { activitiesOf } from './activities';
import { addDefaultEmails, keepDefaultEmail } from './default_email';
import { ownSteps } from './onboarding';
import { keepOwners } from './owners';
import { withViews } from './saved_views';

/**
 * A form or a seed names one e-mail address with a user: it becomes their default one, as if it had been added. Teams
 * keep an owner. What is too old is dropped.
 */
export default defineHooks(({ models }: HookContext) => {
  const keep = keepDefaultEmail(models);
  const add = addDefaultEmails(models);
  return {
    // As many as were made at once, in one statement: an import has thousands.
    'records:changed': async ({ table, records }) => {
      if (table === 'team_members') await keepOwners(models).members(records);
      if (table !== 'users') return;
      await add(records.filter(({ action }) => action === 'create'));
      await keepOwners(models).people(records);
    },
    'users:updated': async ({ row, before }) => {
      if ('email' in before || 'emailVerified' in before) await keep(row);
    },
    // The page shows what was chosen, whether it could be kept or not.
    'host:keys': {
      failure: 'log',
      run: async ({ identity: { id }, on }) => {
        if (id === null) return;
        await models.UserPreference.bulkCreate([{ userId: id }], { ignoreDuplicates: true });
        await models.UserPreference.update({ singleKeys: on }, { where: { userId: id } });
      },
    },
    'host:ready': {
      failure: 'log',
      run: async () => {
        await activitiesOf(models).sweep();
        await models.Invitation.update(
          { status: 'expired' },
          { where: { status: 'pending', expiresAt: { [op.lte]: new Date() } } },
        );
      },
    },
    filters: {
      // A list without tabs is better than none.
      'host:views': { failure: 'log', run: (asked) => withViews(models, asked) },
      'user:onboarding': async ({ userId, steps }) => ({
        userId,
        steps: [...steps, ...(await ownSteps(models, userId))],
      }),
    },
  };
});
