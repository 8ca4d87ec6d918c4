/** Who holds what, as it stands: read in one go, for the pages. */
import type { Models } from 'ordinal-host';
import { EVERYTHING } from './everything';

export interface StandingRole {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Holds every permission; its grants do not matter. */
  readonly everything: boolean;
  /** Names of its permissions. */
  readonly grants: ReadonlySet<string>;
  /** Ids of the users who have it. */
  readonly holders: readonly string[];
}

export interface StandingPermission {
  readonly id: string;
  readonly name: string;
  /** Nothing for the host's own. */
  readonly module: string | null;
  readonly description: string;
}

export interface Standing {
  /** The role that holds everything first, the others by title. */
  readonly roles: readonly StandingRole[];
  readonly permissions: readonly StandingPermission[];
}

type Rows = Pick<Models, 'Role' | 'Permission' | 'RolePermission' | 'UserRole'>;

/** Values by a key, each key with all of its own. */
function gathered<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const there = found.get(keyOf(row));
    if (there === undefined) found.set(keyOf(row), [row]);
    else there.push(row);
  }
  return found;
}

export async function standingOf(rows: Rows): Promise<Standing> {
  const [roles, permissions, granted, held] = await Promise.all([
    rows.Role.findAll({ order: ['title', 'id'] }),
    rows.Permission.findAll({ order: ['name'] }),
    rows.RolePermission.findAll(),
    rows.UserRole.findAll(),
  ]);
  const nameOf = new Map(permissions.map(({ id, name }) => [id, name]));
  const grants = gathered(granted, ({ roleId }) => roleId);
  const holders = gathered(held, ({ roleId }) => roleId);
  const standing = roles.map(({ id, name, title }): StandingRole => ({
    id,
    name,
    title,
    everything: name === EVERYTHING,
    grants: new Set((grants.get(id) ?? []).flatMap(({ permissionId }) => nameOf.get(permissionId) ?? [])),
    holders: (holders.get(id) ?? []).map(({ userId }) => userId),
  }));
  return {
    roles: [...standing.filter((role) => role.everything), ...standing.filter((role) => !role.everything)],
    permissions: permissions.map(({ id, name, module, description }) => ({
      id,
      name,
      module,
      description: description ?? '',
    })),
  };
}
