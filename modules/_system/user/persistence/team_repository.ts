/** Teams in the database. One that is worked on is locked, so that of two who leave at once the second sees that the first is gone. */
import { randomInt } from 'node:crypto';
import { keysOf, op, type Instance, type Models } from 'ordinal-host';
import type { Invitation, Team, TeamMember, TeamRepository, TeamWork } from '../domain';

export interface TeamStorage {
  readonly models: Pick<Models, 'Team' | 'TeamMember' | 'Invitation' | 'User' | 'UserEmail'>;
  transaction<T>(work: () => Promise<T>): Promise<T>;
}

type Rows = TeamStorage['models'];

const inOrder: [string, string][] = [
  ['joinedAt', 'ASC'],
  ['id', 'ASC'],
];

async function provenAddresses(
  { UserEmail }: Rows,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await UserEmail.findAll({ where: { userId: [...userIds], isVerified: true } });
  return new Map(
    userIds.map((id) => [
      id,
      rows.filter(({ userId }) => userId === id).map(({ email }) => email.toLowerCase()),
    ]),
  );
}

const invitationOf = (row: Instance<'Invitation'>): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  invitedById: row.invitedById,
  status: row.status,
  expiresAt: row.expiresAt,
  answeredAt: row.answeredAt,
});

/** @param invitationId of one that is wanted whatever has become of it */
async function read(rows: Rows, team: Instance<'Team'>, invitationId?: string): Promise<Team> {
  const { TeamMember: members, Invitation: invitations, User } = rows;
  const where = { teamId: team.id };
  const there = await members.findAll({
    where: { ...where, userId: { [op.in]: keysOf(User, 'id') } },
    order: inOrder,
  });
  const emails = await provenAddresses(
    rows,
    there.map(({ userId }) => userId),
  );
  const wanted = invitationId === undefined ? [] : [{ id: invitationId }];
  const open = await invitations.findAll({
    where: { ...where, [op.or]: [{ status: 'pending' }, ...wanted] },
    order: [['createdAt', 'ASC']],
  });
  return {
    id: team.id,
    slug: team.slug,
    name: team.name,
    description: team.description,
    members: there.map(({ id, userId, role, status, joinedAt }): TeamMember => ({
      id,
      userId,
      role,
      status,
      joinedAt,
      emails: emails.get(userId) ?? [],
    })),
    invitations: open.map(invitationOf),
  };
}

/** The team as it stands, for whoever only looks. */
export async function readTeam(rows: Rows, id: string): Promise<Team | undefined> {
  const row = await rows.Team.findByPk(id);
  return row === null ? undefined : read(rows, row);
}

/** What changed, row by row. Who comes, comes before others go: a team has an owner at each moment. */
async function write({ Team, TeamMember, Invitation }: Rows, team: Team, before: Team): Promise<void> {
  const { id: teamId, name, description } = team;
  if (name !== before.name || description !== before.description)
    await (await Team.findByPk(teamId))?.update({ name, description });
  const had = new Map(before.members.map((one) => [one.id, one]));
  for (const { id, userId, role, status, joinedAt } of team.members) {
    const was = had.get(id);
    if (was === undefined) await TeamMember.create({ id, teamId, userId, role, status, joinedAt });
    else if (was.role !== role || was.status !== status)
      await TeamMember.update({ role, status }, { where: { id } });
  }
  const stay = new Set(team.members.map(({ id }) => id));
  for (const { id } of before.members) if (!stay.has(id)) await TeamMember.destroy({ where: { id } });
  const open = new Map(before.invitations.map((one) => [one.id, one]));
  for (const one of team.invitations) {
    const was = open.get(one.id);
    if (was === undefined) await Invitation.create({ ...one, teamId });
    else if (was.status !== one.status)
      await Invitation.update({ status: one.status, answeredAt: one.answeredAt }, { where: { id: one.id } });
  }
}

function teamRepository(rows: Rows): TeamRepository {
  const { Team, TeamMember, Invitation, User } = rows;
  const locked = (id: string) => Team.findByPk(id, { lock: true });
  return {
    async byId(id) {
      const row = await locked(id);
      return row === null ? undefined : read(rows, row);
    },
    async ofInvitation(id) {
      const found = await Invitation.findByPk(id);
      const row = found === null ? null : await locked(found.teamId);
      return row === null ? undefined : read(rows, row, id);
    },
    async add(team) {
      const { id, name, description } = team;
      const isTaken = (await Team.count({ where: { slug: team.slug }, paranoid: false })) > 0;
      const slug = isTaken ? `${team.slug}-${randomInt(36 ** 5, 36 ** 6).toString(36)}` : team.slug;
      await Team.create({ id, name, description, slug });
      await write(rows, team, { ...team, members: [], invitations: [] });
      return { ...team, slug };
    },
    save: (team, before) => write(rows, team, before),
    async delete(id) {
      await (await Team.findByPk(id))?.destroy();
    },
    async person(userId) {
      const emails = await provenAddresses(rows, [userId]);
      return { userId, emails: emails.get(userId) ?? [] };
    },
    countOf: (userId) => TeamMember.count({ where: { userId, teamId: { [op.in]: keysOf(Team, 'id') } } }),
    async sentSince(userId, since) {
      // Locked, so that what is sent to many teams at once is counted one after the other.
      await User.findByPk(userId, { lock: true });
      return Invitation.count({ where: { invitedById: userId, createdAt: { [op.gt]: since } } });
    },
  };
}

export const teamWork = ({ models, transaction }: TeamStorage): TeamWork => ({
  run: (work) => transaction(() => work(teamRepository(models))),
});
