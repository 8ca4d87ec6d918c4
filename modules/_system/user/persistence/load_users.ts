/** Users out of the database, or out of the cache while that is still true. */
import { UserAggregate, UserId } from '../domain';
import { readState, withRoles } from './read_state';
import type { Roles } from './roles';
import type { Storage } from './storage';
import type { UserCache } from './user_cache';

/** Which user, and which version the database has at this moment. */
export interface Found {
  readonly id: string;
  readonly version: number;
}
export type LoadUsers = (found: readonly Found[]) => Promise<UserAggregate[]>;

export const loadingUsers =
  ({ models }: Pick<Storage, 'models'>, roles: Roles, cache: UserCache): LoadUsers =>
  async (found) => {
    const held = await roles.rolesOf(found.map(({ id }) => UserId.of(id)));
    const users: UserAggregate[] = [];
    for (const { id, version } of found) {
      let state = cache.get(id, version);
      if (state === undefined) {
        const row = await models.User.findByPk(id);
        if (row === null) continue;
        state = await readState(models, row);
        cache.keep(state);
      }
      users.push(UserAggregate.from(withRoles(state, held.get(id) ?? [])));
    }
    return users;
  };
