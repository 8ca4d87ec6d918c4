/** What ends with a password, an account or the second factor itself. Listeners, inside the transaction of the change. */
import type { HookContext, HookListeners, Models } from 'ordinal-host';
import { tokensOf } from '../security';
import { SECOND_FACTOR } from './purposes';
import { isFresh, notFresh } from './step_up';

export function endTrust(models: Models, actor: HookContext['actor']): HookListeners {
  /** Browsers are asked again, and whoever stands half-way in starts anew. */
  const forget = async (userId: string): Promise<void> => {
    await models.RememberedDevice.destroy({ where: { userId } });
    await tokensOf(models).revoke(SECOND_FACTOR, userId);
  };
  /** For good: who is let in again later signs in anew. */
  const signOut = async (userId: string): Promise<void> => {
    await models.UserSession.destroy({ where: { userId } });
    await forget(userId);
  };
  return {
    'users:updated': async ({ row, before }) => {
      const isOut = before.status !== undefined && row.status !== 'active';
      if (isOut || before.passwordChangedAt !== undefined) await signOut(row.id);
    },
    'users:deleted': ({ row }) => signOut(row.id),
    // However it is turned off: on their own page, by an administrator, or by deleting the record.
    'two_factor_auths:deleted': async ({ row: { userId, confirmedAt } }) => {
      if (confirmedAt !== null && !isFresh(actor())) throw notFresh();
      await models.RecoveryCode.destroy({ where: { userId } });
      await forget(userId);
    },
  };
}
