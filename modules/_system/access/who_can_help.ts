/** Whom somebody may ask who was refused: a few people who hold the permission, and a few who can grant it. */
import { op, type AskedHelp, type Helper, type Models } from 'ordinal-host';
import { EVERYTHING } from './everything';

type Rows = Pick<Models, 'Role' | 'Permission' | 'RolePermission' | 'UserRole' | 'User'>;

/** As many of each are named. */
const NAMED = 2;
/** Holders that are looked at: some of them may not be active. */
const LOOKED_AT = 50;

async function holdersOf(rows: Rows, permission: string, but: string | null): Promise<readonly string[]> {
  const [found, everything] = await Promise.all([
    rows.Permission.findOne({ where: { name: permission } }),
    rows.Role.findOne({ where: { name: EVERYTHING } }),
  ]);
  const granted =
    found === null ? [] : await rows.RolePermission.findAll({ where: { permissionId: found.id } });
  const roleIds = [...granted.map(({ roleId }) => roleId), ...(everything === null ? [] : [everything.id])];
  const held = await rows.UserRole.findAll({
    where: { roleId: roleIds, ...(but !== null && { userId: { [op.ne]: but } }) },
    order: ['createdAt'],
    limit: LOOKED_AT,
  });
  const users = await rows.User.findAll({
    where: { id: held.map(({ userId }) => userId), status: 'active' },
    order: ['createdAt'],
    limit: NAMED,
  });
  return users.map(({ username }) => username);
}

/** What decides about permissions. */
const DECIDES = 'access.manage';

export const whoCanHelp =
  (rows: Rows) =>
  async (asked: AskedHelp): Promise<AskedHelp> => {
    const { identity, permission, helpers } = asked;
    const [does, grants] = [
      await holdersOf(rows, permission, identity.id),
      await holdersOf(rows, DECIDES, identity.id),
    ];
    const found = [...new Set([...does, ...grants])].map((name): Helper => ({
      name,
      does: does.includes(name),
      grants: grants.includes(name),
    }));
    return { ...asked, helpers: [...helpers, ...found] };
  };
