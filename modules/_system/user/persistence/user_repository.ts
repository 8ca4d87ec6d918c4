/** Users in the database, through the host's models. */
import { eventsOf } from '../../security';
import { refusal, throwOnFaults, UserId, type UserEvent, type UserRepository } from '../domain';
import { findingUsers } from './find_users';
import { loadingUsers } from './load_users';
import { readState, withRoles } from './read_state';
import { rolesThrough } from './roles';
import type { Storage } from './storage';
import { refuseTaken } from './taken';
import { userCache, type UserCache } from './user_cache';
import { writeState } from './write_state';

const CONFLICT = 'Somebody else has changed this user meanwhile; look again.';
const conflict = (): Error => refusal('VERSION_CONFLICT', 'version', CONFLICT);

const asNewEvent = ({ type, aggregateId, payload }: UserEvent) => ({
  type: `user.${type}`,
  aggregateType: 'user',
  aggregateId,
  payload: { ...payload } as Record<string, never>,
});

/** @param cache shared by whoever works on the same database; one of its own when it is not named */
export function userRepository(storage: Storage, cache: UserCache = userCache()): UserRepository {
  const { models, hooks, transaction } = storage;
  const finding = findingUsers(
    storage,
    rolesThrough(hooks),
    loadingUsers(storage, rolesThrough(hooks), cache),
  );
  const events = eventsOf(models);
  return {
    ...finding,
    async save(user) {
      throwOnFaults(user.validate());
      const state = user.toState();
      await transaction(async () => {
        const row = await models.User.findByPk(state.id, { lock: true });
        const isNew = state.version === 0;
        if ((row === null) !== isNew || (row?.version ?? 0) !== state.version) throw conflict();
        const before = row === null ? undefined : withRoles(await readState(models, row), state.roles);
        await refuseTaken(models, state, before);
        await writeState(models, state, before);
        await events.record(...user.takeEvents().map(asNewEvent));
      });
      const kept = await finding.byId(UserId.of(state.id));
      if (kept === undefined) throw conflict();
      return kept;
    },
    async delete(id) {
      const row = await models.User.findByPk(id.value);
      await row?.destroy();
      cache.forget(id.value);
      return row !== null;
    },
  };
}
