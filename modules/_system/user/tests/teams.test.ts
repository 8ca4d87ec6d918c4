/** Teams on a database: what their rules keep, whoever changes the rows. */
import { startTestHost, type TestHost } from 'ordinal-host/testing';
import { manageTeams, MOST_TEAMS, type ManageTeams } from '..';
import { teamWork } from '../persistence';

let at: TestHost;
let teams: ManageTeams;
beforeAll(async () => {
  at = await startTestHost({ modules: ['user'] });
  const transaction = <T>(work: () => Promise<T>): Promise<T> => at.host.sequelize.transaction(() => work());
  teams = manageTeams({
    teams: teamWork({ models: at.models, transaction }),
    clock: { now: () => new Date() },
  });
});
afterAll(() => at?.close());

const NOBODY = 'would have no active owner';
let count = 0;
async function somebody(): Promise<string> {
  count += 1;
  const email = `p${count}@example.com`;
  return (await at.models.User.create({ username: `person${count}`, email, emailVerified: true })).id;
}
const words = (name: string) => ({ name, description: null });
const addressOf = async (id: string): Promise<string> => (await at.models.User.findByPk(id))?.email ?? '';
const membership = (teamId: string, userId: string) =>
  at.models.TeamMember.findOne({ where: { teamId, userId } });

/** A team of its owner and these others, who were invited and have accepted. */
async function teamWith(owner: string, ...others: readonly string[]): Promise<string> {
  const { id } = await teams.make(owner, words(`Team ${count}`));
  for (const other of others) {
    const invitation = await teams.invite(id, owner, { email: await addressOf(other), role: 'member' });
    await teams.accept(invitation?.id, other);
  }
  return id;
}

test('two teams of one name have slugs of their own', async () => {
  const [one, other] = [
    await teams.make(await somebody(), words('Same')),
    await teams.make(await somebody(), words('Same')),
  ];
  expect(one.slug).toBe('same');
  expect(other.slug).toMatch(/^same-[a-z0-9]{6}$/);
});

test('who was invited and accepts is a member; the invitation is kept as accepted', async () => {
  const [owner, guest] = [await somebody(), await somebody()];
  const id = await teamWith(owner, guest);
  expect(await membership(id, guest)).toMatchObject({ role: 'member', status: 'active' });
  const [invitation] = await at.models.Invitation.findAll({ where: { teamId: id } });
  expect(invitation).toMatchObject({ status: 'accepted', invitedById: owner });
  expect(invitation?.answeredAt).toBeInstanceOf(Date);
  await expect(teams.decline(invitation?.id, guest)).rejects.toMatchObject({ code: 'INVITATION_OVER' });
  await expect(teams.accept(undefined, guest)).rejects.toMatchObject({ code: 'INVITATION_OVER' });
});

test('of two who accept one invitation at once, one becomes a member once', async () => {
  const [owner, guest] = [await somebody(), await somebody()];
  const id = await teamWith(owner);
  const invitation = await teams.invite(id, owner, { email: await addressOf(guest), role: 'member' });
  const both = await Promise.allSettled([1, 2].map(() => teams.accept(invitation?.id, guest)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await at.models.TeamMember.count({ where: { teamId: id, userId: guest } })).toBe(1);
});

test('of two owners who leave at once, one stays', async () => {
  const [owner, second] = [await somebody(), await somebody()];
  const id = await teamWith(owner, second);
  await teams.changeMember(id, owner, (await membership(id, second))?.id ?? '', {
    role: 'owner',
    status: '',
  });
  const both = await Promise.allSettled([owner, second].map((one) => teams.leave(id, one)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await at.models.TeamMember.count({ where: { teamId: id, role: 'owner' } })).toBe(1);
});

test('nobody is in more teams than fifty', async () => {
  const owner = await somebody();
  for (let made = 0; made < MOST_TEAMS; made += 1) await teams.make(owner, words(`Many ${made}`));
  await expect(teams.make(owner, words('One more'))).rejects.toMatchObject({ code: 'TEAMS_TOO_MANY' });
});

test('a deleted team takes its open invitations out of the world', async () => {
  const [owner, guest] = [await somebody(), await somebody()];
  const id = await teamWith(owner);
  const invitation = await teams.invite(id, owner, { email: await addressOf(guest), role: 'member' });
  await expect(teams.delete(id, guest)).rejects.toMatchObject({ code: 'TEAM_UNKNOWN' });
  await teams.delete(id, owner);
  await expect(teams.accept(invitation?.id, guest)).rejects.toMatchObject({ code: 'INVITATION_OVER' });
  await expect(teams.rename(id, owner, words('Back'))).rejects.toMatchObject({ code: 'TEAM_UNKNOWN' });
});

describe('rows that are changed without asking the domain', () => {
  test('leave a team its last owner: demoted, suspended, moved, given away or deleted', async () => {
    const [owner, member] = [await somebody(), await somebody()];
    const id = await teamWith(owner, member);
    const elsewhere = await teamWith(await somebody());
    const row = await membership(id, owner);
    const stranger = await somebody();
    const changes = [
      [{ role: 'admin' }, 'role'],
      [{ status: 'suspended' }, 'status'],
      [{ teamId: elsewhere }, 'team'],
    ] as const;
    for (const [change, name] of changes)
      await expect(row?.update(change)).rejects.toMatchObject({ cause: { status: 422, errors: [{ name }] } });
    await expect(
      at.models.TeamMember.update({ role: 'member' }, { where: { teamId: id, userId: owner } }),
    ).rejects.toThrow(NOBODY);
    await row?.reload();
    await expect(row?.destroy()).rejects.toThrow(NOBODY);
    await expect(at.models.TeamMember.destroy({ where: { teamId: id } })).rejects.toThrow(NOBODY);
    expect(row).toMatchObject({ role: 'owner', status: 'active', teamId: id });
    // Somebody owns it all the same.
    await row?.update({ userId: stranger });
    expect(await membership(id, stranger)).toMatchObject({ role: 'owner' });
  });

  test('do not strand a team when its owner goes, into the trash or for good', async () => {
    const [owner, member] = [await somebody(), await somebody()];
    const id = await teamWith(owner, member);
    const user = await at.models.User.findByPk(owner);
    for (const force of [false, true]) await expect(user?.destroy({ force })).rejects.toThrow(NOBODY);
    expect(await at.models.User.findByPk(owner)).not.toBeNull();
    expect(await membership(id, owner)).not.toBeNull();
  });

  test.each([false, true])('let a team of one go with its owner (for good: %s)', async (force) => {
    const owner = await somebody();
    const id = await teamWith(owner);
    await (await at.models.User.findByPk(owner))?.destroy({ force });
    expect(await at.models.Team.findByPk(id)).toBeNull();
    expect(await at.models.Team.findByPk(id, { paranoid: false })).not.toBeNull();
  });

  test('let members go with their accounts, and invitations stay without a sender', async () => {
    const [owner, admin] = [await somebody(), await somebody()];
    const id = await teamWith(owner, admin);
    await teams.changeMember(id, owner, (await membership(id, admin))?.id ?? '', {
      role: 'admin',
      status: '',
    });
    const invitation = await teams.invite(id, admin, { email: 'late@example.com', role: 'member' });
    await (await at.models.User.findByPk(admin))?.destroy({ force: true });
    expect(await at.models.TeamMember.count({ where: { teamId: id } })).toBe(1);
    expect(await at.models.Invitation.findByPk(invitation?.id ?? '')).toMatchObject({ invitedById: null });
  });

  test('hold one open invitation of an address to a team, in any size of letters', async () => {
    const id = await teamWith(await somebody());
    const row = { teamId: id, expiresAt: new Date(Date.now() + 60_000) };
    await at.models.Invitation.create({ ...row, email: 'one@example.com', status: 'declined' });
    await at.models.Invitation.create({ ...row, email: 'One@example.com' });
    await expect(at.models.Invitation.create({ ...row, email: 'ONE@example.com' })).rejects.toThrow();
  });
});

test('a start calls invitations expired whose time is over', async () => {
  const id = await teamWith(await somebody());
  const made = { teamId: id, email: 'slow@example.com', expiresAt: new Date(Date.now() - 1_000) };
  const row = await at.models.Invitation.create(made);
  await at.ready();
  await row.reload();
  expect(row.status).toBe('expired');
});
