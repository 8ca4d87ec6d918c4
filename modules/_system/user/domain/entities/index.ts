export { MINIMUM_AGE } from './age';
export { changeStatus } from './change_status';
export { frozen, isDate } from './frozen';
export {
  isActive,
  isLocked,
  LOCK_MINUTES,
  loginFault,
  MOST_FAILURES,
  recordFailedLogin,
  recordLogin,
} from './login';
export {
  changedPreferences,
  DEFAULT_PREFERENCES,
  DENSITIES,
  type Density,
  type Preferences,
} from './preferences';
export { Role, ROLES } from './role';
export { changePassword, newUser, userFaults, type NewUser, type User } from './user';
export { newAddress, type UserAddress } from './user_address';
export { defaultEmail, emailFaults, newEmail, otherEmail, verifiedEmail, type UserEmail } from './user_email';
export { newPhone, verifiedPhone, type UserPhone } from './user_phone';
export { age, changedProfile, fullName, profileFaults, shownName, type UserProfile } from './user_profile';
export { STATUS_CHANGES, USER_STATUSES, type StatusChange, type UserStatus } from './user_status';
