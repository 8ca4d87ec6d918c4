/** What the user domain asks of whoever keeps roles. */
import { keysOf, op, type FilterCatalogue, type Models } from 'ordinal-host';
import { ROLES, type Role } from '../user';

type Rows = Pick<Models, 'Role' | 'UserRole'>;
type Answers = {
  readonly [F in 'user:roles' | 'user:with-role']: (value: FilterCatalogue[F]) => Promise<FilterCatalogue[F]>;
};

/** Whom nobody ever gave a role is one of these. */
const ORDINARY: Role = 'user';

const isKnown = (name: string): name is Role => ROLES.some((role) => role === name);

/** Roles of one's own count where permissions are asked for; the domain knows the built-in ones. */
export const rolesOfUsers = ({ Role, UserRole }: Rows): Answers => ({
  async 'user:roles'({ users, roles }) {
    const held = await UserRole.findAll({ where: { userId: [...users] } });
    const found = await Role.findAll({ where: { id: [...new Set(held.map(({ roleId }) => roleId))] } });
    const nameOf = new Map(found.map(({ id, name }) => [id, name]));
    const known = new Map(roles);
    for (const { userId, roleId } of held) {
      const name = nameOf.get(roleId);
      if (name !== undefined && isKnown(name)) known.set(userId, [...(known.get(userId) ?? []), name]);
    }
    return { users, roles: known };
  },
  'user:with-role'({ role }) {
    const named = keysOf(Role, 'id', { name: [...ROLES] });
    const holders = keysOf(UserRole, 'userId', { roleId: { [op.in]: keysOf(Role, 'id', { name: role }) } });
    const without = { id: { [op.notIn]: keysOf(UserRole, 'userId', { roleId: { [op.in]: named } }) } };
    const having = { id: { [op.in]: holders } };
    return Promise.resolve({ role, where: role === ORDINARY ? { [op.or]: [having, without] } : having });
  },
});

/** Whether somebody has a role of one of these names, built in or of one's own. */
export const holdsOneOf = async (
  { Role, UserRole }: Rows,
  userId: string,
  names: readonly string[],
): Promise<boolean> =>
  (await UserRole.count({
    where: { userId, roleId: { [op.in]: keysOf(Role, 'id', { name: [...names] }) } },
  })) > 0;
