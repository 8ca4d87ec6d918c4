/** Steps with the invitations of a team. */
import { frozen } from '../entities';
import { refusal } from '../faults';
import { newId, type EmailAddress } from '../values';
import { mayGive } from './members';
import { MOST_MEMBERS, newMember, runnerOf, type Invitation, type Person, type Team } from './team';
import type { InvitationStatus, TeamRole } from './words';

/** Days that an invitation waits for its answer. */
export const INVITED_FOR_DAYS = 7;
export const MOST_INVITATIONS = 50;
/** What one person may send within a day, to all teams together: nobody fills the mailboxes of others from here. */
export const MOST_SENT_A_DAY = 30;

export interface NewInvitation {
  readonly email: EmailAddress;
  readonly role: TeamRole;
}

export const isOpen = ({ status, expiresAt }: Invitation, at: Date): boolean =>
  status === 'pending' && expiresAt > at;

/** The same team, with those invitations called expired whose time is over. */
export const expireOld = (team: Team, at: Date): Team =>
  frozen({
    ...team,
    invitations: team.invitations.map((one): Invitation =>
      one.status === 'pending' && !isOpen(one, at) ? { ...one, status: 'expired' } : one,
    ),
  });

const pending = ({ invitations }: Team): readonly Invitation[] =>
  invitations.filter(({ status }) => status === 'pending');

/**
 * The new invitation is the last of the team that is answered.
 * @param sent how many the same person has sent within a day
 * @throws DomainError `TEAM_NOT_ALLOWED`, `MEMBER_ALREADY`, `INVITATION_PENDING`, `TEAM_FULL`, `INVITATIONS_TOO_MANY`
 */
export function inviteTo(
  given: Team,
  by: string,
  { email, role }: NewInvitation,
  { at, sent }: { readonly at: Date; readonly sent: number },
): Team {
  const team = expireOld(given, at);
  if (!mayGive(runnerOf(team, by), role))
    throw refusal('TEAM_NOT_ALLOWED', 'role', 'Only an owner makes somebody an owner.');
  if (team.members.some(({ emails }) => emails.includes(email.key)))
    throw refusal('MEMBER_ALREADY', 'email', `${email.value} belongs to a member of this team.`);
  if (pending(team).some((one) => one.email === email.key))
    throw refusal('INVITATION_PENDING', 'email', `${email.value} has been invited already.`);
  if (pending(team).length >= MOST_INVITATIONS || team.members.length >= MOST_MEMBERS)
    throw refusal('TEAM_FULL', 'email', 'This team has as many members or open invitations as one may have.');
  if (sent >= MOST_SENT_A_DAY)
    throw refusal(
      'INVITATIONS_TOO_MANY',
      'email',
      `Nobody sends more than ${MOST_SENT_A_DAY} invitations a day.`,
    );
  const invitation: Invitation = {
    id: newId(at),
    email: email.key,
    role,
    invitedById: by,
    status: 'pending',
    expiresAt: new Date(at.getTime() + INVITED_FOR_DAYS * 24 * 3_600_000),
    answeredAt: null,
  };
  return frozen({ ...team, invitations: [...team.invitations, invitation] });
}

function ended(team: Team, id: string, status: InvitationStatus, at: Date): Team {
  const invitations = team.invitations.map((one): Invitation =>
    one.id === id ? { ...one, status, answeredAt: at } : one,
  );
  return frozen({ ...team, invitations });
}

/** @throws DomainError `INVITATION_OVER`, `TEAM_NOT_ALLOWED` */
export function revokeInvitation(team: Team, by: string, id: string, at: Date): Team {
  const runner = runnerOf(team, by);
  const found = openOne(team, id, at);
  if (!mayGive(runner, found.role))
    throw refusal('TEAM_NOT_ALLOWED', 'role', 'Only an owner takes this invitation back.');
  return ended(team, id, 'revoked', at);
}

function openOne({ invitations }: Team, id: string, at: Date): Invitation {
  const found = invitations.find((one) => one.id === id);
  if (found !== undefined && isOpen(found, at)) return found;
  throw refusal(
    'INVITATION_OVER',
    'invitation',
    'This invitation was answered or taken back, or is too old.',
  );
}

/**
 * Whether an open invitation is for somebody.
 * @throws DomainError `INVITATION_OVER`, `INVITATION_FOR_OTHERS`
 */
export function invitationFor(team: Team, id: string, { emails }: Person, at: Date): Invitation {
  const found = openOne(team, id, at);
  if (emails.includes(found.email)) return found;
  throw refusal(
    'INVITATION_FOR_OTHERS',
    'invitation',
    'This invitation is for an e-mail address that you have not shown to be yours.',
  );
}

/** @throws DomainError as `invitationFor`, and `MEMBER_ALREADY`, `TEAM_FULL` */
export function acceptInvitation(team: Team, id: string, who: Person, at: Date): Team {
  const { role } = invitationFor(team, id, who, at);
  if (team.members.some(({ userId }) => userId === who.userId))
    throw refusal('MEMBER_ALREADY', 'invitation', 'You are a member of this team already.');
  if (team.members.length >= MOST_MEMBERS)
    throw refusal('TEAM_FULL', 'invitation', 'This team has as many members as one may have.');
  const after = ended(team, id, 'accepted', at);
  return frozen({ ...after, members: [...team.members, newMember(who, role, at)] });
}

/** @throws DomainError as `invitationFor` */
export function declineInvitation(team: Team, id: string, who: Person, at: Date): Team {
  invitationFor(team, id, who, at);
  return ended(team, id, 'declined', at);
}
