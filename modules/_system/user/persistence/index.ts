export { rolesThrough, type Roles } from './roles';
export { unitOfWork } from './unit_of_work';
export { userCache, type UserCache } from './user_cache';
export type { Storage } from './storage';
export { userRepository } from './user_repository';
export { readLinks, saveLinks } from './social_links';
export { readTeams, type InvitationShown, type MembershipShown, type ReadTeams } from './read_teams';
export { teamWork, type TeamStorage } from './team_repository';
