import type { Role } from '../entities';
import type { UserId } from '../values';

/** Which roles users have. They are kept by a higher module, which supplies this. */
export interface RolesPort {
  /** By the id's text. Each user that was asked for is in it, with `user` when nothing was ever granted. */
  rolesOf(users: readonly UserId[]): Promise<ReadonlyMap<string, readonly Role[]>>;
}
