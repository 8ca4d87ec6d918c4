/** An account that may do everything is changed by itself, and by others who may do everything: else whoever looks after accounts could become one. */
import { refusal, type HookContext, type HookListeners, type Models } from 'ordinal-host';
import { EVERYTHING } from './everything';

type Rows = Pick<Models, 'Role' | 'UserRole'>;

/** @throws what the host answers as 422, in the transaction of the change */
export const onlyPeers =
  ({ Role, UserRole }: Rows, actor: HookContext['actor']) =>
  async (userId: string): Promise<void> => {
    const by = actor()?.id ?? null;
    // Commands, seeds, sign-in and links act for nobody in particular, or for the account itself.
    if (by === null || by === userId) return;
    const role = await Role.findOne({ where: { name: EVERYTHING } });
    if (role === null) return;
    const holders = await UserRole.findAll({ where: { roleId: role.id, userId: [by, userId] } });
    const has = (id: string): boolean => holders.some((row) => row.userId === id);
    if (has(userId) && !has(by))
      throw refusal(422, `Only somebody who has the role ${role.title} may change this account.`);
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
