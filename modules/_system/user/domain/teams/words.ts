/** What is said of teams in one word. */
import { refusal } from '../faults';

/** An owner may do everything, an admin all that does not touch owners. */
export const TEAM_ROLES = ['owner', 'admin', 'member'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** Who is suspended keeps their place, and sees nothing of the team. */
export const MEMBER_STATUSES = ['active', 'suspended'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

export const INVITATION_STATUSES = ['pending', 'accepted', 'declined', 'revoked', 'expired'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** @throws DomainError `TEAM_ROLE_UNKNOWN` */
export function teamRole(text: string): TeamRole {
  const found = TEAM_ROLES.find((role) => role === text);
  if (found !== undefined) return found;
  throw refusal('TEAM_ROLE_UNKNOWN', 'role', `A member of a team is ${TEAM_ROLES.join(', ')}.`);
}

/** @throws DomainError `MEMBER_STATUS_UNKNOWN` */
export function memberStatus(text: string): MemberStatus {
  const found = MEMBER_STATUSES.find((status) => status === text);
  if (found !== undefined) return found;
  throw refusal('MEMBER_STATUS_UNKNOWN', 'status', `A member of a team is ${MEMBER_STATUSES.join(' or ')}.`);
}
