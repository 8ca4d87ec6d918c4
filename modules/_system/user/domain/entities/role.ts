import { refusal, type Fault } from '../faults';

export const ROLES = ['guest', 'user', 'premium', 'moderator', 'admin'] as const;

/** What a user is to the host. Which roles somebody has is kept by a higher module, and told through `RolesPort`. */
export type Role = (typeof ROLES)[number];

export const Role = {
  /** @throws DomainError `ROLE_UNKNOWN` */
  of(text: string): Role {
    const found = ROLES.find((role) => role === text);
    if (found !== undefined) return found;
    throw refusal('ROLE_UNKNOWN', 'roles', `This role is not known; choose from ${ROLES.join(', ')}.`);
  },
} as const;

export function roleFaults(roles: readonly Role[]): Fault[] {
  return roles.length > 0
    ? []
    : [{ code: 'ROLE_MISSING', field: 'roles', message: 'A user must have at least one role.' }];
}
