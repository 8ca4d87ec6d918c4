/** One step with one team: found, changed, saved, in one transaction. */
import { refusal, type Clock, type Team, type TeamRepository, type TeamWork } from '../domain';

/** What use cases with teams work with. */
export interface WorkOnTeams {
  readonly teams: TeamWork;
  readonly clock: Clock;
}

/** Throws what it refuses. */
export type TeamStep = (team: Team, at: Date, teams: TeamRepository) => Team | Promise<Team>;
/** @throws DomainError `TEAM_UNKNOWN` */
export type ChangeTeam = (id: string, step: TeamStep) => Promise<Team>;

export const changingTeams =
  ({ teams: work, clock }: WorkOnTeams): ChangeTeam =>
  (id, step) =>
    work.run(async (teams) => {
      const before = await teams.byId(id);
      if (before === undefined) throw refusal('TEAM_UNKNOWN', 'id', 'There is no such team.');
      const team = await step(before, clock.now(), teams);
      await teams.save(team, before);
      return team;
    });

/** Teams one person is in. */
export const MOST_TEAMS = 50;

/** @throws DomainError `TEAMS_TOO_MANY` for somebody who is in as many teams as one may be */
export async function withinTeams(teams: TeamRepository, userId: string): Promise<void> {
  if ((await teams.countOf(userId)) >= MOST_TEAMS)
    throw refusal('TEAMS_TOO_MANY', 'name', `Nobody is in more than ${MOST_TEAMS} teams.`);
}
