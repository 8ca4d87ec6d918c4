/** Stores what a role is to hold, all or nothing. */
import { notUnderstood, refusal, type Models, type ViewContext } from 'ordinal-host';
import type { GrantChange } from './change';
import { EVERYTHING } from './everything';

/** How many grants were given and taken; `changed`: somebody else has changed them since the form was drawn. */
export type Saved = { readonly given: number; readonly taken: number } | 'changed';

type Rows = Pick<Models, 'Role' | 'Permission' | 'RolePermission'>;

/** @throws what the host answers as 400 for a role that is not there, as 422 for the one that holds everything */
export function saveGrants(
  { Role, Permission, RolePermission }: Rows,
  transaction: ViewContext['transaction'],
  { role: name, drawn, was, wanted }: GrantChange,
): Promise<Saved> {
  return transaction(async () => {
    // Locked: of two who save at once, the second sees what the first has done.
    const role = await Role.findOne({ where: { name }, lock: true });
    if (role === null) throw notUnderstood([{ name: '~role', message: `names no role: ${name}` }]);
    if (name === EVERYTHING)
      throw refusal(422, `${role.title} holds every permission; that cannot be changed.`);
    const roleId = role.id;
    const permissions = await Permission.findAll({ where: { name: [...drawn] } });
    const held = await RolePermission.findAll({
      where: { roleId, permissionId: permissions.map(({ id }) => id) },
    });
    const holds = new Set(held.map(({ permissionId }) => permissionId));
    if (permissions.some((one) => holds.has(one.id) !== was.has(one.name))) return 'changed';
    const given = permissions.filter((one) => wanted.has(one.name) && !holds.has(one.id));
    const taken = permissions.filter((one) => !wanted.has(one.name) && holds.has(one.id));
    if (given.length > 0)
      await RolePermission.bulkCreate(given.map(({ id }) => ({ roleId, permissionId: id })));
    if (taken.length > 0)
      await RolePermission.destroy({ where: { roleId, permissionId: taken.map(({ id }) => id) } });
    return { given: given.length, taken: taken.length };
  });
}
