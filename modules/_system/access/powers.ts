/** What somebody may do: their roles' grants, kept in memory for less than a second. */
import { remembered, type Identity, type Models, type Powers } from 'ordinal-host';
import { EVERYTHING } from './everything';

type Rows = Pick<Models, 'Role' | 'Permission' | 'RolePermission' | 'UserRole'>;

const MANY = 10_000;

const ALL: Powers = () => true;

/** @param now for tests */
export function powersOf(rows: Rows, now = Date.now): (identity: Identity) => Promise<Powers> {
  const grants = remembered(
    async () => {
      const [roles, permissions, granted] = await Promise.all([
        rows.Role.findAll(),
        rows.Permission.findAll(),
        rows.RolePermission.findAll(),
      ]);
      const nameOf = new Map(permissions.map(({ id, name }) => [id, name]));
      return new Map(
        roles.map(({ id, name }) => {
          const of = granted.filter(({ roleId }) => roleId === id);
          return [id, { name, holds: new Set(of.map(({ permissionId }) => nameOf.get(permissionId) ?? '')) }];
        }),
      );
    },
    { now },
  );
  const users = new Map<string, () => Promise<readonly string[]>>();
  const rolesOf = (userId: string): Promise<readonly string[]> => {
    let ask = users.get(userId);
    if (ask === undefined) {
      if (users.size >= MANY) users.clear();
      ask = remembered(
        async () => (await rows.UserRole.findAll({ where: { userId } })).map(({ roleId }) => roleId),
        { now },
      );
      users.set(userId, ask);
    }
    return ask();
  };
  return async ({ id }) => {
    if (id === null) return () => false;
    const [roles, held] = await Promise.all([grants(), rolesOf(id)]);
    const mine = held.flatMap((role) => roles.get(role) ?? []);
    if (mine.some(({ name }) => name === EVERYTHING)) return ALL;
    return (permission) => mine.some(({ holds }) => holds.has(permission));
  };
}
