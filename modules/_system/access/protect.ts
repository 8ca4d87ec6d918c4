/**
 * What stays, whoever asks: built-in roles, and somebody who may do everything. What does not: the sessions of those whose
 * roles change. Listeners, inside the transaction.
 */
import { refusal, type HookContext, type HookListeners, type Models, type Wrong } from 'ordinal-host';
import { EVERYTHING } from './everything';
import { giving } from './give';
import type { Rows as Over } from './over_others';
import { onlyPeers } from './peers';

type Rows = Over & Pick<Models, 'User' | 'UserSession'>;

/** @param field of the form that is at fault, where there is one */
const isLast = (title: string, field?: string): Error => {
  const sentence = `This is the last active account with the role ${title}. Give the role to somebody else first.`;
  const wrong: Wrong[] =
    field === undefined
      ? []
      : [{ name: field, message: `must stay: this is the last active account with the role ${title}` }];
  return refusal(422, sentence, { errors: wrong });
};

/** Built-in roles keep their names and stay. */
const builtInRoles: HookListeners = {
  'roles:updated': ({ row, before }) => {
    if (!(before.builtIn ?? row.builtIn)) return;
    if (before.name !== undefined)
      throw refusal(422, `The role ${before.name} is built in and keeps its name.`, {
        errors: [{ name: 'name', message: `must stay ${before.name}: this role is built in` }],
      });
    if (before.builtIn !== undefined) throw refusal(422, `The role ${row.name} is built in and stays so.`);
  },
  'roles:deleted': ({ row }) => {
    if (row.builtIn) throw refusal(422, `The role ${row.title} is built in and cannot be deleted.`);
  },
};

export const protect = (rows: Rows, actor: HookContext['actor']): HookListeners => {
  const { Role, UserRole, User, UserSession } = rows;
  const give = giving(rows, actor);
  const refuse = onlyPeers(rows, actor);
  /** Locked, so that of two who give up the role at once the second sees that the first is gone. */
  const everything = () => Role.findOne({ where: { name: EVERYTHING }, lock: true });
  const isHeld = async (roleId: string): Promise<boolean> => {
    const holders = await UserRole.findAll({ where: { roleId } });
    return (await User.count({ where: { id: holders.map(({ userId }) => userId), status: 'active' } })) > 0;
  };
  const lose = async (roleId: string, field?: string): Promise<void> => {
    const role = await everything();
    if (role?.id === roleId && !(await isHeld(roleId))) throw isLast(role.title, field);
  };

  /** They sign in anew: a session that was stolen before gains nothing by what its owner may do from now on. */
  const signOut = async (...userId: readonly string[]): Promise<void> => {
    await UserSession.destroy({ where: { userId: [...userId] } });
  };

  return {
    ...builtInRoles,
    'user_roles:created': async ({ row }) => {
      await give(row);
      await signOut(row.userId);
    },
    'user_roles:deleted': async ({ row }) => {
      await lose(row.roleId);
      await signOut(row.userId);
    },
    'user_roles:updated': async ({ row, before }) => {
      if (before.roleId !== undefined || before.userId !== undefined) {
        await give(row);
        await lose(before.roleId ?? row.roleId, before.roleId === undefined ? 'user' : 'role');
        await signOut(row.userId, before.userId ?? row.userId);
      }
    },
    'users:updated': async ({ row, before }) => {
      await refuse(row.id);
      if (before.status !== 'active') return;
      const role = await everything();
      if (role === null) return;
      const had = await UserRole.count({ where: { roleId: role.id, userId: row.id } });
      if (had > 0 && !(await isHeld(role.id))) throw isLast(role.title, 'status');
    },
    'users:deleted': async ({ row }) => {
      await refuse(row.id);
      const role = await everything();
      if (role === null) return;
      const had = await UserRole.count({ where: { roleId: role.id, userId: row.id } });
      // A row that is gone for good took its roles with it: whoever could sign in may have been the one.
      const couldHave = row.deletedAt === null && row.status === 'active' && row.passwordHash !== null;
      if ((had > 0 || couldHave) && !(await isHeld(role.id))) throw isLast(role.title);
    },
  };
};
