/** What ends with a password, an account or the second factor itself. Listeners, inside the transaction of the change. */
import type { HookContext, HookListeners, Models } from 'ordinal-host';
import { tokensOf } from '../security';
import { SECOND_FACTOR } from './purposes';
import { mustBeFresh } from './step_up';

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
      // A link for a new password goes there: whoever sits at an open browser, or holds a token, is not to send it to themselves.
      if (before.email !== undefined) mustBeFresh(actor());
      const isOut = before.status !== undefined && row.status !== 'active';
      if (isOut || before.passwordChangedAt !== undefined) await signOut(row.id);
    },
    'user_emails:updated': ({ before }) => {
      if (before.email !== undefined || before.userId !== undefined) mustBeFresh(actor());
    },
    'users:deleted': ({ row }) => signOut(row.id),
    // However it is turned off: on their own page, by an administrator, or by deleting the record.
    'two_factor_auths:deleted': async ({ row: { userId, confirmedAt } }) => {
      if (confirmedAt !== null) mustBeFresh(actor());
      await models.RecoveryCode.destroy({ where: { userId } });
      await forget(userId);
    },
  };
}
