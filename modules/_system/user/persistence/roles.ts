/** Roles of users, asked of whoever keeps them. */
import { op, type Hooks, type Where } from 'ordinal-host';
import type { Role, RolesPort } from '../domain';

/** What somebody is of whom nobody says anything else. */
const ORDINARY: readonly Role[] = ['user'];

export interface Roles extends RolesPort {
  /** A condition on users that have the role. */
  having(role: Role): Promise<Where<'User'>>;
}

export const rolesThrough = (hooks: Pick<Hooks, 'filter'>): Roles => ({
  async rolesOf(users) {
    const ids = users.map(({ value }) => value);
    const { roles } = await hooks.filter('user:roles', { users: ids, roles: new Map() });
    return new Map(
      ids.map((id) => {
        const held = roles.get(id) ?? [];
        return [id, held.length === 0 ? ORDINARY : held];
      }),
    );
  },
  async having(role) {
    const { where } = await hooks.filter('user:with-role', { role, where: undefined });
    if (where !== undefined) return where;
    return ORDINARY.includes(role) ? { id: { [op.ne]: null } } : { id: { [op.is]: null } };
  },
});
