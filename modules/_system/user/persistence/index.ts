export { rolesThrough, type Roles } from './roles';
export { unitOfWork } from './unit_of_work';
export { userCache, type UserCache } from './user_cache';
export type { Storage } from './storage';
export { userRepository } from './user_repository';
