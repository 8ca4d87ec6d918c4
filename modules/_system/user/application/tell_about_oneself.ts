import type { Preferences, UserAggregate, UserId, UserProfile } from '../domain';
import { changeUser, type Work } from './change_user';

/** What a user says of themselves, and how they want the host to be. */
export interface TellAboutOneself {
  profile(id: UserId, changes: Partial<UserProfile>): Promise<UserAggregate>;
  preferences(id: UserId, changes: Partial<Preferences>): Promise<UserAggregate>;
}

export const tellAboutOneself = (work: Work): TellAboutOneself => ({
  profile: (id, changes) => changeUser(work, id, (user, at) => user.changeProfile(changes, at)),
  preferences: (id, changes) => changeUser(work, id, (user, at) => user.changePreferences(changes, at)),
});
