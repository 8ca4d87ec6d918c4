import type { UserRepository } from './user_repository';

/** Several changes that happen together or not at all. */
export interface UnitOfWork {
  /** One transaction: what `work` saves is kept when it resolves, and nothing of it when it rejects. */
  run<T>(work: (users: UserRepository) => Promise<T>): Promise<T>;
}
