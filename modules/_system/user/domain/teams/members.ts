/** Steps with the members of a team. */
import { frozen } from '../entities';
import { refusal } from '../faults';
import { hasOwner, mayRun, runnerOf, type Invitation, type Team, type TeamMember } from './team';
import type { MemberStatus, TeamRole } from './words';

export interface MemberChange {
  readonly role?: TeamRole;
  readonly status?: MemberStatus;
}

const OWNERS = 'An admin cannot touch owners; ask one of them.';

/** Whether somebody may give a role, or change somebody who has it. */
export const mayGive = (giver: TeamMember, role: TeamRole): boolean =>
  mayRun(giver) && (giver.role === 'owner' || role !== 'owner');

function find({ members }: Team, id: string): TeamMember {
  const found = members.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw refusal('MEMBER_UNKNOWN', 'member', 'There is no such member.');
}

/** What somebody could not give now is not given by what they have sent before. */
function withoutTheirInvitations(team: Team, userId: string, at: Date): Team {
  const giver = team.members.find((one) => one.userId === userId);
  const stands = ({ invitedById, role }: Invitation): boolean =>
    invitedById !== userId || (giver !== undefined && mayGive(giver, role));
  const invitations = team.invitations.map((one): Invitation =>
    one.status !== 'pending' || stands(one) ? one : { ...one, status: 'revoked', answeredAt: at },
  );
  return frozen({ ...team, invitations });
}

/** @param field that was at fault */
function owned(team: Team, field: string): Team {
  if (hasOwner(team.members)) return team;
  const message = 'A team has at least one active owner: make somebody else an owner first.';
  throw refusal('TEAM_OWNER_LAST', field, message);
}

/** @throws DomainError `MEMBER_UNKNOWN`, `TEAM_NOT_ALLOWED`, `TEAM_OWNER_LAST` */
export function changeMember(team: Team, by: string, id: string, change: MemberChange, at: Date): Team {
  const runner = runnerOf(team, by);
  const target = find(team, id);
  if (!mayGive(runner, target.role) || (change.role !== undefined && !mayGive(runner, change.role)))
    throw refusal('TEAM_NOT_ALLOWED', 'role', OWNERS);
  const changed = frozen({ ...target, ...change });
  const members = team.members.map((one) => (one.id === id ? changed : one));
  const field = change.status === 'suspended' ? 'status' : 'role';
  return withoutTheirInvitations(owned({ ...team, members }, field), target.userId, at);
}

const without = (team: Team, { id, userId }: TeamMember, at: Date): Team => {
  const members = team.members.filter((one) => one.id !== id);
  return withoutTheirInvitations(owned({ ...team, members }, 'member'), userId, at);
};

/** @throws DomainError `MEMBER_UNKNOWN`, `TEAM_NOT_ALLOWED`, `TEAM_OWNER_LAST` */
export function removeMember(team: Team, by: string, id: string, at: Date): Team {
  const runner = runnerOf(team, by);
  const target = find(team, id);
  if (!mayGive(runner, target.role)) throw refusal('TEAM_NOT_ALLOWED', 'member', OWNERS);
  return without(team, target, at);
}

/** Also for those who are suspended. @throws DomainError `TEAM_UNKNOWN`, `TEAM_OWNER_LAST` */
export function leaveTeam(team: Team, userId: string, at: Date): Team {
  const target = team.members.find((one) => one.userId === userId);
  if (target === undefined) throw refusal('TEAM_UNKNOWN', 'id', 'There is no such team.');
  return without(team, target, at);
}
