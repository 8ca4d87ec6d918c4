import { refusal } from '../faults';
import { frozen } from './frozen';
import type { User } from './user';
import { STATUS_CHANGES, type StatusChange } from './user_status';

/** @throws DomainError `STATUS_REFUSED` when the status does not allow it */
export function changeStatus(user: User, change: StatusChange): User {
  const { from, to, done } = STATUS_CHANGES[change];
  if (from.includes(user.status)) return frozen({ ...user, status: to });
  const article = user.status === 'active' ? 'An' : 'A';
  throw refusal('STATUS_REFUSED', 'status', `${article} ${user.status} user cannot be ${done}.`);
}
