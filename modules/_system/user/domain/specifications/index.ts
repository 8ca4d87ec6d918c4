export type { Condition, ConditionOn, Scalar } from './condition';
export { Specification } from './specification';
export {
  active,
  hasAddressIn,
  hasRole,
  lockedAt,
  verifiedEmail,
  type UserSpecification,
} from './user_specifications';
