/** Who may do what in a team, and what stays whoever asks. */
import {
  acceptInvitation,
  changeMember,
  declineInvitation,
  EmailAddress,
  expireOld,
  hasOwner,
  inviteTo,
  leaveTeam,
  makeTeam,
  memberStatus,
  MOST_INVITATIONS,
  MOST_MEMBERS,
  MOST_SENT_A_DAY,
  refuseDeletion,
  removeMember,
  renameTeam,
  revokeInvitation,
  slugOf,
  TEAM_SLUG,
  teamRole,
  type MemberStatus,
  type Person,
  type Team,
  type TeamRole,
} from '../../domain';

const AT = new Date('2026-03-01T12:00:00Z');
const DAY = 24 * 3_600_000;
const later = (days: number): Date => new Date(AT.getTime() + days * DAY);

const person = (userId: string): Person => ({ userId, emails: [`${userId}@example.com`] });
const words = (name: string, description: string | null = null) => ({ name, description });

/** A team of these, the first of whom has made it. */
function teamOf(others: Readonly<Record<string, TeamRole | [TeamRole, MemberStatus]>> = {}): Team {
  const made = makeTeam(words('Harbour'), person('owner'), AT);
  const members = Object.entries(others).map(([userId, is]) => {
    const [role, status] = typeof is === 'string' ? ([is, 'active'] as const) : is;
    return { id: `m-${userId}`, userId, role, status, joinedAt: AT, emails: [`${userId}@example.com`] };
  });
  return { ...made, members: [...made.members, ...members] };
}
const idOf = (team: Team, userId: string): string =>
  team.members.find((one) => one.userId === userId)?.id ?? '';
const rolesIn = (team: Team) => Object.fromEntries(team.members.map(({ userId, role }) => [userId, role]));
const invite = (team: Team, by: string, email: string, role: TeamRole = 'member', sent = 0, at = AT): Team =>
  inviteTo(team, by, { email: EmailAddress.of(email), role }, { at, sent });
const refused = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field !== undefined && { field }) });
const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return 'done';
  } catch (error) {
    return error;
  }
};

describe('a team', () => {
  test('belongs to whoever makes it, and is named in addresses by small letters', () => {
    const team = makeTeam(words('  Größe  &  Co ', ' Ships. '), person('ada'), AT);
    expect(team).toMatchObject({ name: 'Größe & Co', slug: 'grosse-co', description: 'Ships.' });
    expect(rolesIn(team)).toEqual({ ada: 'owner' });
    expect(team.members[0]).toMatchObject({ status: 'active', joinedAt: AT });
  });

  test.each(['田中', '!!!', 'Ünï-cødé 9', 'a'.repeat(80), 'x-'.repeat(40)])('has a slug: %s', (name) => {
    expect(slugOf(name)).toMatch(TEAM_SLUG);
  });

  test('has a name that can be seen', () => {
    expect(codeOf(() => makeTeam(words(' '), person('ada'), AT))).toEqual(refused('TEXT_MISSING', 'name'));
    expect(codeOf(() => makeTeam(words('x'.repeat(81)), person('ada'), AT))).toEqual(
      refused('TEXT_LENGTH', 'name'),
    );
    expect(codeOf(() => makeTeam(words('a\u202eb'), person('ada'), AT))).toEqual(
      refused('TEXT_UNPRINTABLE', 'name'),
    );
  });

  test('is renamed by owners and admins, keeps its slug, and is deleted by owners', () => {
    const team = teamOf({ admin: 'admin', member: 'member' });
    expect(renameTeam(team, 'admin', words('Port'))).toMatchObject({ name: 'Port', slug: 'harbour' });
    expect(codeOf(() => renameTeam(team, 'member', words('Port')))).toEqual(refused('TEAM_NOT_ALLOWED'));
    expect(codeOf(() => refuseDeletion(team, 'admin'))).toEqual(refused('TEAM_NOT_ALLOWED'));
    expect(codeOf(() => refuseDeletion(team, 'owner'))).toBe('done');
  });

  test('is not there for those who are not in it, or suspended', () => {
    const team = teamOf({ late: ['admin', 'suspended'] });
    for (const who of ['stranger', 'late']) {
      expect(codeOf(() => renameTeam(team, who, words('Mine')))).toEqual(refused('TEAM_UNKNOWN'));
      expect(codeOf(() => invite(team, who, 'x@example.com'))).toEqual(refused('TEAM_UNKNOWN'));
    }
  });
});

describe('members', () => {
  test.each([
    ['owner', 'admin', 'member', 'done'],
    ['owner', 'member', 'owner', 'done'],
    ['admin', 'member', 'admin', 'done'],
    ['admin', 'admin2', 'member', 'done'],
    ['admin', 'member', 'owner', 'TEAM_NOT_ALLOWED'],
    ['admin', 'owner', 'member', 'TEAM_NOT_ALLOWED'],
    ['admin', 'owner2', 'admin', 'TEAM_NOT_ALLOWED'],
    ['member', 'member', 'admin', 'TEAM_NOT_ALLOWED'],
    ['member', 'admin', 'member', 'TEAM_NOT_ALLOWED'],
    ['stranger', 'member', 'admin', 'TEAM_UNKNOWN'],
  ] as const)('%s makes %s %s: %s', (by, who, role, outcome) => {
    const team = teamOf({ owner2: 'owner', admin: 'admin', admin2: 'admin', member: 'member' });
    const answer = codeOf(() => changeMember(team, by, idOf(team, who), { role }, AT));
    expect(answer).toEqual(outcome === 'done' ? 'done' : refused(outcome));
    if (outcome === 'done')
      expect(rolesIn(changeMember(team, by, idOf(team, who), { role }, AT))[who]).toBe(role);
  });

  test('the last active owner is neither demoted nor suspended, does not leave and is not removed', () => {
    const team = teamOf({ late: ['owner', 'suspended'], admin: 'admin' });
    const last = idOf(team, 'owner');
    expect(codeOf(() => changeMember(team, 'owner', last, { role: 'admin' }, AT))).toEqual(
      refused('TEAM_OWNER_LAST', 'role'),
    );
    expect(codeOf(() => changeMember(team, 'owner', last, { status: 'suspended' }, AT))).toEqual(
      refused('TEAM_OWNER_LAST', 'status'),
    );
    expect(codeOf(() => leaveTeam(team, 'owner', AT))).toEqual(refused('TEAM_OWNER_LAST'));
    expect(codeOf(() => removeMember(team, 'owner', last, AT))).toEqual(refused('TEAM_OWNER_LAST'));
  });

  test('with another owner the first may go', () => {
    const team = teamOf({ second: 'owner' });
    expect(rolesIn(leaveTeam(team, 'owner', AT))).toEqual({ second: 'owner' });
    expect(hasOwner(changeMember(team, 'owner', idOf(team, 'owner'), { role: 'member' }, AT).members)).toBe(
      true,
    );
  });

  test('are removed by those who may change them; whoever is suspended may leave', () => {
    const team = teamOf({ admin: 'admin', member: 'member', late: ['member', 'suspended'] });
    expect(Object.keys(rolesIn(removeMember(team, 'admin', 'm-member', AT)))).not.toContain('member');
    expect(codeOf(() => removeMember(team, 'admin', idOf(team, 'owner'), AT))).toEqual(
      refused('TEAM_NOT_ALLOWED'),
    );
    expect(codeOf(() => removeMember(team, 'owner', 'm-nobody', AT))).toEqual(refused('MEMBER_UNKNOWN'));
    expect(Object.keys(rolesIn(leaveTeam(team, 'late', AT)))).not.toContain('late');
    expect(codeOf(() => leaveTeam(team, 'stranger', AT))).toEqual(refused('TEAM_UNKNOWN'));
  });

  test('have a role and a status that there is', () => {
    expect(codeOf(() => teamRole('king'))).toEqual(refused('TEAM_ROLE_UNKNOWN', 'role'));
    expect(codeOf(() => memberStatus('gone'))).toEqual(refused('MEMBER_STATUS_UNKNOWN', 'status'));
  });
});

describe('an invitation', () => {
  const open = invite(teamOf({ admin: 'admin' }), 'admin', 'New@Example.com');
  const id = open.invitations[0]?.id ?? '';
  const guest: Person = { userId: 'guest', emails: ['other@example.com', 'new@example.com'] };

  test('waits a week for its answer', () => {
    expect(open.invitations).toMatchObject([
      {
        email: 'new@example.com',
        role: 'member',
        status: 'pending',
        invitedById: 'admin',
        expiresAt: later(7),
      },
    ]);
  });

  test('makes a member of whoever has that address, once', () => {
    const after = acceptInvitation(open, id, guest, later(1));
    expect(rolesIn(after)).toMatchObject({ guest: 'member' });
    expect(after.invitations).toMatchObject([{ status: 'accepted', answeredAt: later(1) }]);
    for (const answer of [acceptInvitation, declineInvitation])
      expect(codeOf(() => answer(after, id, guest, later(2)))).toEqual(refused('INVITATION_OVER'));
  });

  test('may be declined, and is not for others', () => {
    const after = declineInvitation(open, id, guest, later(1));
    expect(after.invitations).toMatchObject([{ status: 'declined' }]);
    expect(rolesIn(after)).not.toHaveProperty('guest');
    for (const answer of [acceptInvitation, declineInvitation])
      expect(codeOf(() => answer(open, id, person('thief'), AT))).toEqual(refused('INVITATION_FOR_OTHERS'));
  });

  test('is too old after a week, and then the address may be invited again', () => {
    expect(codeOf(() => acceptInvitation(open, id, guest, later(7)))).toEqual(refused('INVITATION_OVER'));
    expect(expireOld(open, later(7)).invitations).toMatchObject([{ status: 'expired' }]);
    const again = invite(open, 'owner', 'new@example.com', 'member', 0, later(8));
    expect(again.invitations.map(({ status }) => status)).toEqual(['expired', 'pending']);
  });

  test('is sent once to an address, and to no member', () => {
    expect(codeOf(() => invite(open, 'owner', 'NEW@example.com'))).toEqual(
      refused('INVITATION_PENDING', 'email'),
    );
    expect(codeOf(() => invite(open, 'owner', 'admin@example.com'))).toEqual(
      refused('MEMBER_ALREADY', 'email'),
    );
    const twice: Person = { userId: 'admin', emails: ['new@example.com'] };
    expect(codeOf(() => acceptInvitation(open, id, twice, AT))).toEqual(refused('MEMBER_ALREADY'));
  });

  test('is sent by owners and admins, and to be an owner by owners alone', () => {
    const team = teamOf({ admin: 'admin', member: 'member' });
    expect(codeOf(() => invite(team, 'member', 'x@example.com'))).toEqual(refused('TEAM_NOT_ALLOWED'));
    expect(codeOf(() => invite(team, 'admin', 'x@example.com', 'owner'))).toEqual(
      refused('TEAM_NOT_ALLOWED', 'role'),
    );
    expect(codeOf(() => invite(team, 'owner', 'x@example.com', 'owner'))).toBe('done');
  });

  test('is taken back, by admins unless it makes an owner', () => {
    expect(revokeInvitation(open, 'admin', id, AT).invitations).toMatchObject([{ status: 'revoked' }]);
    const high = invite(open, 'owner', 'boss@example.com', 'owner');
    const [, boss] = high.invitations;
    expect(codeOf(() => revokeInvitation(high, 'admin', boss?.id ?? '', AT))).toEqual(
      refused('TEAM_NOT_ALLOWED'),
    );
    expect(codeOf(() => revokeInvitation(open, 'owner', 'nothing', AT))).toEqual(refused('INVITATION_OVER'));
  });

  test('ends with the right of whoever sent it', () => {
    const byOwner = invite(
      teamOf({ second: 'owner', admin: 'admin' }),
      'second',
      'boss@example.com',
      'owner',
    );
    const both = invite(byOwner, 'second', 'new@example.com');
    const statuses = (team: Team) => team.invitations.map(({ status }) => status);
    expect(statuses(changeMember(both, 'owner', 'm-second', { role: 'admin' }, AT))).toEqual([
      'revoked',
      'pending',
    ]);
    expect(statuses(changeMember(both, 'owner', 'm-second', { status: 'suspended' }, AT))).toEqual([
      'revoked',
      'revoked',
    ]);
    expect(statuses(removeMember(both, 'owner', 'm-second', AT))).toEqual(['revoked', 'revoked']);
    expect(statuses(leaveTeam(both, 'admin', AT))).toEqual(['pending', 'pending']);
  });

  test('is one of a bounded number', () => {
    const many = Object.fromEntries(
      Array.from({ length: MOST_MEMBERS - 1 }, (_, at) => [`p${at}`, 'member'] as const),
    );
    expect(codeOf(() => invite(teamOf(many), 'owner', 'x@example.com'))).toEqual(refused('TEAM_FULL'));
    const full = { ...open, members: teamOf(many).members };
    expect(codeOf(() => acceptInvitation(full, id, guest, AT))).toEqual(refused('TEAM_FULL'));
    let team = teamOf();
    for (let at = 0; at < MOST_INVITATIONS; at += 1) team = invite(team, 'owner', `p${at}@example.com`);
    expect(codeOf(() => invite(team, 'owner', 'x@example.com'))).toEqual(refused('TEAM_FULL'));
    expect(codeOf(() => invite(teamOf(), 'owner', 'x@example.com', 'member', MOST_SENT_A_DAY))).toEqual(
      refused('INVITATIONS_TOO_MANY'),
    );
  });
});
