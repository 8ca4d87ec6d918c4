/** Permissions that stand in a group: shown together in the matrix, given and taken in one go. */
import { formInput, notUnderstood, refusal, type Models, type ViewContext } from 'ordinal-host';
import { freshly } from '../auth';
import { EVERYTHING } from './everything';
import { HERE } from './explain_page';
import { withQuery } from './rule_parts';

export interface StandingGroup {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Names of its permissions. */
  readonly holds: ReadonlySet<string>;
}

type Rows = Pick<Models, 'PermissionGroup' | 'PermissionGrouping' | 'Permission'>;

/** Groups by title. */
export async function groupsOf(rows: Rows): Promise<StandingGroup[]> {
  const [groups, groupings, permissions] = await Promise.all([
    rows.PermissionGroup.findAll({ order: ['title', 'id'] }),
    rows.PermissionGrouping.findAll(),
    rows.Permission.findAll(),
  ]);
  const nameOf = new Map(permissions.map(({ id, name }) => [id, name]));
  return groups.map(({ id, title, description }) => ({
    id,
    title,
    description: description ?? '',
    holds: new Set(
      groupings.flatMap(({ groupId, permissionId }) =>
        groupId === id ? (nameOf.get(permissionId) ?? []) : [],
      ),
    ),
  }));
}

/** The group of an address; nothing where none is named. @throws 400 for one that is not there */
export function groupNamed(
  groups: readonly StandingGroup[],
  id: string | undefined,
): StandingGroup | undefined {
  if (id === undefined) return undefined;
  const group = groups.find((one) => one.id === id);
  if (group === undefined) throw notUnderstood([{ name: 'group', message: 'names no group' }]);
  return group;
}

type Context = Pick<ViewContext, 'router' | 'models' | 'access' | 'transaction'>;

/** `POST /groups`: a role gains or loses all that stands in a group. */
export function groupGrants({ router, models, access, transaction }: Context): void {
  const { Role, RolePermission, PermissionGrouping } = models;

  router.post('/groups', access('access.manage'), freshly({ models }), async (request, response) => {
    const { role: name, group: id, does } = formInput(request, ['role', 'group', 'does']);
    if (does !== 'give' && does !== 'take')
      throw notUnderstood([{ name: 'does', message: 'must be give or take' }]);
    const group = groupNamed(await groupsOf(models), id);
    if (group === undefined) throw notUnderstood([{ name: 'group', message: 'is required' }]);
    const changed = await transaction(async () => {
      // Locked: of two who save at once, the second sees what the first has done.
      const role = await Role.findOne({ where: { name }, lock: true });
      if (role === null) throw notUnderstood([{ name: 'role', message: `names no role: ${name}` }]);
      if (name === EVERYTHING)
        throw refusal(422, `${role.title} holds every permission; that cannot be changed.`);
      const grouped = await PermissionGrouping.findAll({ where: { groupId: group.id } });
      const wanted = grouped.map(({ permissionId }) => permissionId);
      const where = { roleId: role.id, permissionId: wanted };
      if (does === 'take') return RolePermission.destroy({ where });
      const held = new Set((await RolePermission.findAll({ where })).map(({ permissionId }) => permissionId));
      const given = wanted.filter((one) => !held.has(one));
      await RolePermission.bulkCreate(given.map((permissionId) => ({ roleId: role.id, permissionId })));
      return given.length;
    });
    const saved = does === 'give' ? `${changed}.0` : `0.${changed}`;
    response.redirect(303, withQuery(HERE, { role: name, group: group.id, saved }));
  });
}
