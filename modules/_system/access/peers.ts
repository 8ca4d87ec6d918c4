/** An account that may do something to others is changed by itself, and by those who may do as much: else whoever looks after accounts could become one. */
import { refusal, type HookContext, type HookListeners } from 'ordinal-host';
import { lackingBeside, wordsOf, type Rows } from './over_others';

/** @throws what the host answers as 422, in the transaction of the change */
export const onlyPeers =
  (rows: Rows, actor: HookContext['actor']) =>
  async (userId: string): Promise<void> => {
    const by = actor()?.id ?? null;
    // Commands, seeds, sign-in and links act for nobody in particular, or for the account itself.
    if (by === null || by === userId) return;
    const lacking = await lackingBeside(rows, by, userId);
    if (lacking !== undefined)
      throw refusal(422, `Only somebody who has ${wordsOf(lacking)} may change this account.`);
  };

export const peers = (rows: Rows, actor: HookContext['actor']): HookListeners => {
  const refuse = onlyPeers(rows, actor);
  const ofTheirs = ({ row }: { readonly row: { readonly userId: string } }): Promise<void> =>
    refuse(row.userId);
  return {
    'auth:managing': ({ userId }) => refuse(userId),
    'user_emails:created': ofTheirs,
    'user_emails:updated': ofTheirs,
    'user_emails:deleted': ofTheirs,
  };
};
