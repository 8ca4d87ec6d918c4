/** The door of the module: the domain, what can be done with users, and where they are kept. */
export * from './domain';
export * from './application';
export { activitiesOf, type Activities } from './activities';
export { browserName } from './browser_name';
export { onboardingOf, type Onboarding, type OnboardingStep } from './onboarding';
export { verificationIn, type Verification } from './verification';
export {
  rolesThrough,
  unitOfWork,
  userCache,
  userRepository,
  type Storage,
  type UserCache,
} from './persistence';
