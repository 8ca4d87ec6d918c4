/** What `explain` is told, read from the tables. */
import type { Instance, Models } from 'ordinal-host';
import { rulesFor, type Asking } from './rules_for';
import type { ExplainedRole, Facts } from './explanation';
import { standingOf } from './standing';

type User = Instance<'User'>;

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
/** People of a role who are named. */
const NAMED = 4;

/** By id, user name or e-mail; somebody in the trash is found as well. */
export async function userOf({ User }: Pick<Models, 'User'>, given: string): Promise<User | null> {
  if (isId(given)) return User.findOne({ where: { id: given.toLowerCase() }, paranoid: false });
  return (await User.findOne({ where: { username: given } })) ?? User.findOne({ where: { email: given } });
}

export const permissionOf = async (
  { Permission }: Pick<Models, 'Permission'>,
  name: string,
): Promise<Facts['permission'] | undefined> => {
  const row = await Permission.findOne({ where: { name } });
  return row === null ? undefined : { name: row.name, description: row.description ?? '' };
};

export const shownName = ({ displayName, username }: Pick<User, 'displayName' | 'username'>): string =>
  displayName ?? username;

export async function factsOf(
  { models, conditions }: Asking,
  user: User,
  permission: Facts['permission'],
  record?: string,
): Promise<Facts> {
  const [{ roles }, rules] = await Promise.all([
    standingOf(models),
    rulesFor({ models, conditions }, user, permission.name, record),
  ]);
  const ids = [...new Set(roles.flatMap(({ holders }) => holders))];
  const active = await models.User.findAll({ where: { id: ids, status: 'active' }, order: ['username'] });
  return {
    user: {
      id: user.id,
      name: shownName(user),
      status: user.status,
      inTrash: user.deletedAt !== null,
    },
    permission,
    record,
    ...rules,
    roles: roles.map((role): ExplainedRole => {
      const able = active.filter(({ id }) => role.holders.includes(id));
      return {
        id: role.id,
        name: role.name,
        title: role.title,
        held: role.holders.includes(user.id),
        grants: role.grants.has(permission.name),
        everything: role.everything,
        people: able
          .filter(({ id }) => id !== user.id)
          .slice(0, NAMED)
          .map(shownName),
        count: able.length,
      };
    }),
  };
}
