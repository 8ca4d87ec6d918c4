import type { UserAggregate } from '../aggregate';
import type { UserSpecification } from '../specifications';
import type { EmailAddress, UserId } from '../values';

export interface Page {
  /** At most so many. */
  readonly limit: number;
  /** Only those behind this one, in the order of their ids. */
  readonly after?: UserId;
}

/** Where users are kept. Users in the trash are not found. */
export interface UserRepository {
  byId(id: UserId): Promise<UserAggregate | undefined>;
  /** By any of a user's e-mail addresses, whatever the size of its letters. */
  byEmail(email: EmailAddress): Promise<UserAggregate | undefined>;
  byUsername(username: string): Promise<UserAggregate | undefined>;
  /** Those who match, in the order of their ids. */
  matching(specification: UserSpecification, page: Page): Promise<readonly UserAggregate[]>;
  /**
   * Keeps the user with all that belongs to them and with the events it takes from them, in one transaction; refuses one
   * of whom `validate` lists anything.
   * @returns the user as kept, with the version that follows
   * @throws DomainError `VERSION_CONFLICT` when another version is kept than the one that was loaded, `USERNAME_TAKEN` or
   * `EMAIL_TAKEN` when it is another user's
   */
  save(user: UserAggregate): Promise<UserAggregate>;
  /** @returns whether there was one */
  delete(id: UserId): Promise<boolean>;
}
