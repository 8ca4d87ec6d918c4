import {
  acceptInvitation,
  declineInvitation,
  invitationFor,
  refusal,
  type Invitation,
  type Person,
  type Team,
  type TeamRepository,
} from '../domain';
import { withinTeams, type WorkOnTeams } from './change_team';

/** What somebody does who was invited: `by` is the id of a user. */
export interface AnswerInvitations {
  /**
   * What somebody was invited to; changes nothing.
   * @param invitationId nothing: a link that is not good any more
   * @throws DomainError `INVITATION_OVER`, `INVITATION_FOR_OTHERS`
   */
  look(
    invitationId: string | undefined,
    by: string,
  ): Promise<{ readonly team: Team; readonly invitation: Invitation }>;
  /** @throws DomainError as `look`, and `MEMBER_ALREADY`, `TEAM_FULL`, `TEAMS_TOO_MANY` */
  accept(invitationId: string | undefined, by: string): Promise<Team>;
  /** @throws DomainError as `look` */
  decline(invitationId: string | undefined, by: string): Promise<Team>;
}

export function answerInvitations({ teams: work, clock }: WorkOnTeams): AnswerInvitations {
  /** What an invitation is to, for somebody. */
  const invited = async (teams: TeamRepository, id: string | undefined, by: string) => {
    const team = id === undefined ? undefined : await teams.ofInvitation(id);
    if (team === undefined || id === undefined)
      throw refusal('INVITATION_OVER', 'invitation', 'This invitation is not good any more.');
    return { team, id, who: await teams.person(by) };
  };
  type Answer = (team: Team, id: string, who: Person, at: Date) => Team;
  const answer = (
    invitationId: string | undefined,
    by: string,
    step: Answer,
    before?: (teams: TeamRepository) => Promise<void>,
  ): Promise<Team> =>
    work.run(async (teams) => {
      const { team, id, who } = await invited(teams, invitationId, by);
      const answered = step(team, id, who, clock.now());
      await before?.(teams);
      await teams.save(answered, team);
      return answered;
    });
  return {
    look: (invitationId, by) =>
      work.run(async (teams) => {
        const { team, id, who } = await invited(teams, invitationId, by);
        return { team, invitation: invitationFor(team, id, who, clock.now()) };
      }),
    accept: (invitationId, by) =>
      answer(invitationId, by, acceptInvitation, (teams) => withinTeams(teams, by)),
    decline: (invitationId, by) => answer(invitationId, by, declineInvitation),
  };
}
