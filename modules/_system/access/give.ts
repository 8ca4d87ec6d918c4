/** To give out roles is not to hold them all: the one that holds everything is given only by those who have it. */
import { op, refusal, type HookContext, type Models } from 'ordinal-host';
import { EVERYTHING } from './everything';

export interface Given {
  readonly id: string;
  readonly roleId: string;
}

/** Looks at a row that says somebody has a role, once it is written and before it stands. */
export const giving =
  ({ Role, UserRole }: Pick<Models, 'Role' | 'UserRole'>, actor: HookContext['actor']) =>
  async ({ id, roleId }: Given): Promise<void> => {
    const by = actor()?.id ?? null;
    // Commands, seeds and the link of a first start act for nobody in particular.
    if (by === null) return;
    const role = await Role.findOne({ where: { name: EVERYTHING } });
    if (role?.id !== roleId) return;
    if ((await UserRole.count({ where: { roleId, userId: by, id: { [op.ne]: id } } })) > 0) return;
    const reason = `only somebody who has the role ${role.title} may give it`;
    throw refusal(422, `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`, {
      errors: [{ name: 'role', message: reason }],
    });
  };
