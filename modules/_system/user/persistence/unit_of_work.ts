import type { UnitOfWork } from '../domain';
import type { Storage } from './storage';
import { userRepository } from './user_repository';
import type { UserCache } from './user_cache';

/** Several users changed together or not at all: one transaction, which the repository joins. */
export const unitOfWork = (storage: Storage, cache?: UserCache): UnitOfWork => ({
  run: (work) => storage.transaction(() => work(userRepository(storage, cache))),
});
