/** What the roles of somebody open: grants and rules, kept in memory for less than a second. */
import { remembered, type Identity, type Models } from 'ordinal-host';
import { EVERYTHING } from './everything';
import type { FieldRuleFacts, HeldRole, RecordRuleFacts } from './held_role';

type Rows = Pick<Models, 'Role' | 'Permission' | 'RolePermission' | 'UserRole' | 'RecordRule' | 'FieldRule'>;

const MANY = 10_000;

/** Answers the roles of somebody, with all they open. */
export type RolesOf = (identity: Identity) => Promise<readonly HeldRole[]>;

/** @param now for tests */
export function rolesInMemory(rows: Rows, now = Date.now): RolesOf {
  const roles = remembered(() => readRoles(rows), { now });
  const users = new Map<string, () => Promise<readonly string[]>>();
  const idsOf = (userId: string): Promise<readonly string[]> => {
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
    if (id === null) return [];
    const [all, held] = await Promise.all([roles(), idsOf(id)]);
    return held.flatMap((role) => all.get(role) ?? []);
  };
}

async function readRoles(rows: Rows): Promise<ReadonlyMap<string, HeldRole>> {
  const [roles, permissions, granted, records, fields] = await Promise.all([
    rows.Role.findAll(),
    rows.Permission.findAll(),
    rows.RolePermission.findAll(),
    rows.RecordRule.findAll({ order: ['name', 'id'] }),
    rows.FieldRule.findAll(),
  ]);
  const nameOf = new Map(permissions.map(({ id, name }) => [id, name]));
  return new Map(
    roles.map(({ id, name, title }): [string, HeldRole] => [
      id,
      {
        title,
        everything: name === EVERYTHING,
        holds: new Set(
          granted.flatMap(({ roleId, permissionId }) =>
            roleId === id ? (nameOf.get(permissionId) ?? []) : [],
          ),
        ),
        records: records
          .filter(({ roleId }) => roleId === id)
          .map(({ id: rule, table, name: called, actions, condition }): RecordRuleFacts => ({
            id: rule,
            table,
            name: called,
            actions: new Set(actions),
            condition,
          })),
        fields: fields
          .filter(({ roleId }) => roleId === id)
          .map(({ table, field, effect }): FieldRuleFacts => ({ table, field, effect })),
      },
    ]),
  );
}
