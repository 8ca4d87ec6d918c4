/** The questions that a repository answers. */
import { keysOf, op } from 'ordinal-host';
import type { UserAggregate, UserRepository } from '../domain';
import type { LoadUsers } from './load_users';
import type { Roles } from './roles';
import type { Storage } from './storage';
import { rolesIn, whereOf } from './where_of';

type Finding = Omit<UserRepository, 'save' | 'delete'>;

const FOUND = ['id', 'version'] as ('id' | 'version')[];

export function findingUsers({ models }: Pick<Storage, 'models'>, roles: Roles, load: LoadUsers): Finding {
  const { User, UserEmail } = models;
  const byKey = async (id: string): Promise<UserAggregate | undefined> => {
    const row = await User.findByPk(id, { attributes: FOUND });
    return row === null ? undefined : (await load([row]))[0];
  };
  return {
    byId: (id) => byKey(id.value),
    async byEmail(email) {
      const row = await UserEmail.findOne({
        where: { email: email.key, userId: { [op.in]: keysOf(User, 'id') } },
        // Who has shown that it is theirs comes before whoever has only typed it.
        order: [
          ['isVerified', 'DESC'],
          ['isDefault', 'DESC'],
          ['createdAt', 'ASC'],
        ],
      });
      return row === null ? undefined : byKey(row.userId);
    },
    async byUsername(username) {
      const row = await User.findOne({
        where: { username: username.trim().toLowerCase() },
        attributes: FOUND,
      });
      return row === null ? undefined : (await load([row]))[0];
    },
    async matching(specification, { limit, after }) {
      const condition = specification.toCondition();
      const asked = [...new Set(rolesIn(condition))];
      const having = new Map(
        await Promise.all(asked.map(async (role) => [role, await roles.having(role)] as const)),
      );
      const where = whereOf(condition, models, having);
      const rows = await User.findAll({
        where: after === undefined ? where : { [op.and]: [where, { id: { [op.gt]: after.value } }] },
        attributes: FOUND,
        order: [['id', 'ASC']],
        limit,
      });
      return load(rows);
    },
  };
}
