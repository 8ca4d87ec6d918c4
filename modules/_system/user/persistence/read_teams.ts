/** Teams and invitations as their pages show them. */
import { op } from 'ordinal-host';
import type { MemberStatus, Team, TeamRole } from '../domain';
import { readTeam, type TeamStorage } from './team_repository';

/** A team somebody is in. */
export interface MembershipShown {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly role: TeamRole;
  readonly status: MemberStatus;
}

/** An open invitation to one of somebody's addresses. */
export interface InvitationShown {
  readonly id: string;
  readonly team: string;
  readonly role: TeamRole;
  /** Nobody, once their account is gone. */
  readonly by: string | undefined;
  readonly expiresAt: Date;
}

export interface ReadTeams {
  mine(userId: string): Promise<readonly MembershipShown[]>;
  invitationsTo(userId: string, at: Date): Promise<readonly InvitationShown[]>;
  byId(id: string): Promise<Team | undefined>;
  /** What others call people, by id. */
  names(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export function readTeams({ models }: Pick<TeamStorage, 'models'>): ReadTeams {
  const { TeamMember, Invitation, User, UserEmail } = models;
  const names: ReadTeams['names'] = async (ids) => {
    const users = await User.findAll({ where: { id: [...new Set(ids)] } });
    return new Map(users.map(({ id, displayName, username }) => [id, displayName ?? username]));
  };
  return {
    names,
    byId: (id) => readTeam(models, id),
    async mine(userId) {
      const rows = await TeamMember.findAll({ where: { userId }, include: ['team'] });
      return rows
        .flatMap(({ team, role, status }) =>
          team === null
            ? []
            : [{ id: team.id, name: team.name, description: team.description, role, status }],
        )
        .sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id));
    },
    async invitationsTo(userId, at) {
      const proven = await UserEmail.findAll({ where: { userId, isVerified: true } });
      const rows = await Invitation.findAll({
        where: {
          email: proven.map(({ email }) => email.toLowerCase()),
          status: 'pending',
          expiresAt: { [op.gt]: at },
        },
        include: ['team'],
        order: [['createdAt', 'ASC']],
      });
      const called = await names(rows.flatMap(({ invitedById }) => invitedById ?? []));
      return rows.flatMap(({ id, team, role, invitedById, expiresAt }) =>
        team === null ? [] : [{ id, team: team.name, role, by: called.get(invitedById ?? ''), expiresAt }],
      );
    },
  };
}
