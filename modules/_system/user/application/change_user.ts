/** One step with one user: loaded, changed, saved. */
import {
  DomainError,
  refusal,
  type Clock,
  type UnitOfWork,
  type UserAggregate,
  type UserId,
} from '../domain';

/** What every use case works with. */
export interface Work {
  readonly users: UnitOfWork;
  readonly clock: Clock;
}

/** Somebody else may save the same user at the same moment; the step is then done again on what they have saved. */
const TRIES = 3;

const isConflict = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'VERSION_CONFLICT';

/**
 * @param step throws what it refuses; it is done anew when somebody else was quicker
 * @throws DomainError `USER_UNKNOWN` when there is no such user
 */
export async function changeUser(
  { users, clock }: Work,
  id: UserId,
  step: (user: UserAggregate, at: Date) => void,
): Promise<UserAggregate> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await users.run(async (repository) => {
        const user = await repository.byId(id);
        if (user === undefined) throw refusal('USER_UNKNOWN', 'id', 'There is no such user.');
        step(user, clock.now());
        return await repository.save(user);
      });
    } catch (error) {
      if (!isConflict(error) || tried >= TRIES) throw error;
    }
  }
}
