import type { User, UserAddress, UserEmail, UserPhone, UserProfile } from '../entities';
import type { News } from './events';

/** A user with all that belongs to them. A step takes parts and answers others; none are changed in place. */
export interface UserParts {
  readonly user: User;
  readonly profile: UserProfile | null;
  readonly emails: readonly UserEmail[];
  readonly phones: readonly UserPhone[];
  readonly addresses: readonly UserAddress[];
}

/** What a step makes of the parts, and what there is to tell. Nothing to tell means that nothing changed. */
export interface Step {
  readonly parts: UserParts;
  readonly news: readonly News[];
}

export const unchanged = (parts: UserParts): Step => ({ parts, news: [] });
