/** What people do with teams. Each use case is one transaction, and refuses by the rules of the domain. */
import {
  changeMember,
  EmailAddress,
  inviteTo,
  leaveTeam,
  makeTeam,
  memberStatus,
  refuseDeletion,
  removeMember,
  renameTeam,
  revokeInvitation,
  teamRole,
  together,
  type Invitation,
  type Team,
  type TeamMember,
  type TeamWords,
} from '../domain';
import { answerInvitations, type AnswerInvitations } from './answer_invitations';
import { changingTeams, withinTeams, type ChangeTeam, type WorkOnTeams } from './change_team';

const DAY = 24 * 3_600_000;

/** As a form has it: what is empty stays. */
export interface MemberForm {
  readonly role: string;
  readonly status: string;
}

/** Whose step it is stands in `by`, the id of a user. */
export interface ManageTeams extends AnswerInvitations {
  make(by: string, words: TeamWords): Promise<Team>;
  rename(id: string, by: string, words: TeamWords): Promise<Team>;
  delete(id: string, by: string): Promise<Team>;
  leave(id: string, by: string): Promise<Team>;
  changeMember(id: string, by: string, memberId: string, form: MemberForm): Promise<Team>;
  /** @returns who it was */
  removeMember(id: string, by: string, memberId: string): Promise<TeamMember | undefined>;
  invite(
    id: string,
    by: string,
    form: { readonly email: string; readonly role: string },
  ): Promise<Invitation | undefined>;
  revoke(id: string, by: string, invitationId: string): Promise<Team>;
}

export function manageTeams(work: WorkOnTeams): ManageTeams {
  const change = changingTeams(work);
  return { ...withTeams(work, change), ...withMembers(change), ...answerInvitations(work) };
}

type WithMembers = Pick<ManageTeams, 'leave' | 'changeMember' | 'removeMember' | 'invite' | 'revoke'>;

/** Teams themselves. */
const withTeams = (
  { teams: work, clock }: WorkOnTeams,
  change: ChangeTeam,
): Pick<ManageTeams, 'make' | 'rename' | 'delete'> => ({
  make: (by, words) =>
    work.run(async (teams) => {
      await withinTeams(teams, by);
      return teams.add(makeTeam(words, await teams.person(by), clock.now()));
    }),
  rename: (id, by, words) => change(id, (team) => renameTeam(team, by, words)),
  delete: (id, by) =>
    change(id, async (team, _at, teams) => {
      refuseDeletion(team, by);
      await teams.delete(id);
      return team;
    }),
});

/** Who is in a team, and who is asked to be. */
const withMembers = (change: ChangeTeam): WithMembers => ({
  leave: (id, by) => change(id, (team, at) => leaveTeam(team, by, at)),
  changeMember: (id, by, memberId, { role, status }) =>
    change(id, (team, at) => {
      const [newRole, newStatus] = together(
        () => (role === '' ? undefined : teamRole(role)),
        () => (status === '' ? undefined : memberStatus(status)),
      );
      const to = { ...(newRole && { role: newRole }), ...(newStatus && { status: newStatus }) };
      return changeMember(team, by, memberId, to, at);
    }),
  async removeMember(id, by, memberId) {
    let removed: TeamMember | undefined;
    await change(id, (team, at) => {
      removed = team.members.find((one) => one.id === memberId);
      return removeMember(team, by, memberId, at);
    });
    return removed;
  },
  async invite(id, by, form) {
    const invited = await change(id, async (team, at, teams) => {
      const [email, role] = together(
        () => EmailAddress.of(form.email),
        () => teamRole(form.role),
      );
      const sent = await teams.sentSince(by, new Date(at.getTime() - DAY));
      return inviteTo(team, by, { email, role }, { at, sent });
    });
    return invited.invitations.at(-1);
  },
  revoke: (id, by, invitationId) => change(id, (team, at) => revokeInvitation(team, by, invitationId, at)),
});
