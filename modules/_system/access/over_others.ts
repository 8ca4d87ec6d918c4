/** What somebody may do to others: decide what roles hold and who has them, get into accounts. */
import { op, type Models } from 'ordinal-host';
import { EVERYTHING } from './everything';

export type Rows = Pick<Models, 'Role' | 'UserRole' | 'RolePermission' | 'Permission'>;

const DECIDING = ['access.manage', 'auth.manage'];
const TABLES = ['user_roles', 'role_permissions', 'record_rules', 'field_rules'];
const WRITING = ['create', 'update', 'delete'];
const OVER_OTHERS = [...DECIDING, ...TABLES.flatMap((table) => WRITING.map((word) => `${table}.${word}`))];

async function heldBy(
  { Permission, RolePermission }: Rows,
  roleIds: readonly string[],
): Promise<readonly string[]> {
  const granted = await RolePermission.findAll({ where: { roleId: [...roleIds] } });
  const ids = granted.map(({ permissionId }) => permissionId);
  const found = await Permission.findAll({
    where: { id: ids, name: { [op.in]: OVER_OTHERS } },
    order: ['name'],
  });
  return found.map(({ name }) => name);
}

/** @param but a row that does not count, since it is the one that is being written */
async function rolesOf({ UserRole }: Rows, userId: string, but?: string): Promise<readonly string[]> {
  const rows = await UserRole.findAll({ where: { userId } });
  return rows.flatMap(({ id, roleId }) => (id === but ? [] : roleId));
}

export interface Lacking {
  /** Title of the role that holds everything, if that is what they lack. */
  readonly role?: string;
  /** Permissions over others that they lack. */
  readonly permissions: readonly string[];
}

/**
 * What of the powers over others that some roles hold somebody does not have.
 * @param but the row that gives them one of their roles just now
 */
export async function lackingTo(
  rows: Rows,
  userId: string,
  roleIds: readonly string[],
  but?: string,
): Promise<Lacking | undefined> {
  const own = await rolesOf(rows, userId, but);
  const everything = await rows.Role.findOne({ where: { name: EVERYTHING } });
  if (everything !== null && own.includes(everything.id)) return undefined;
  if (everything !== null && roleIds.includes(everything.id))
    return { role: everything.title, permissions: [] };
  const has = new Set(await heldBy(rows, own));
  const permissions = [...new Set(await heldBy(rows, roleIds))].filter((name) => !has.has(name));
  return permissions.length === 0 ? undefined : { permissions };
}

/** The same for what somebody else holds. */
export const lackingBeside = async (
  rows: Rows,
  userId: string,
  other: string,
): Promise<Lacking | undefined> => lackingTo(rows, userId, await rolesOf(rows, other));

/** `the role Administrator`, `access.manage, user_roles.create` */
export const wordsOf = ({ role, permissions }: Lacking): string =>
  role === undefined ? permissions.join(', ') : `the role ${role}`;
