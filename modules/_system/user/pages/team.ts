/** `/account/teams/:id`: one team, for those who are in it. */
import { formInput, type ExpressResponse, type NextFunction, type Request } from 'ordinal-host';
import { isOpen, mayGive, mayRun, TEAM_ROLES } from '../domain';
import { capital, choices, orNothing, refusedBy, type Entry } from './entry';
import { draw } from './own_page';
import { invite } from './invite';
import { membersOfTeam } from './team_members';
import { teamDeletion } from './team_deletion';
import { ownTeam, TEAMS, type DrawTeam, type OfTeam, type OwnTeam, type TeamPages } from './team_pages';
import { TEAM_ENTRIES } from './teams';

const DAY = (date: Date): string => date.toISOString().slice(0, 10);

const drawing =
  ({ reading }: Pick<TeamPages, 'reading'>): DrawTeam =>
  async (response, { team, self }, { form, errors = [], values, done } = {}) => {
    const names = await reading.names([
      ...team.members.map(({ userId }) => userId),
      ...team.invitations.flatMap(({ invitedById }) => invitedById ?? []),
    ]);
    const given = TEAM_ROLES.filter((role) => mayGive(self, role));
    const entries: readonly Entry[] = [
      { name: 'email', label: 'E-mail address', kind: 'email', span: 3, most: 254, autocomplete: 'off' },
      { name: 'role', label: 'Role', kind: 'choice', span: 3, options: choices([...given].reverse()) },
    ];
    draw(
      response,
      'team',
      {
        title: team.name,
        here: `${TEAMS}/${team.id}`,
        within: { text: 'Teams', to: TEAMS },
        errors,
        done,
      },
      {
        team,
        form,
        mayRun: mayRun(self),
        isOwner: self.role === 'owner',
        members: team.members.map((one) => ({
          ...one,
          name: names.get(one.userId) ?? 'somebody',
          shownRole: capital(one.role),
          since: DAY(one.joinedAt),
          isSelf: one.id === self.id,
          mayChange: mayGive(self, one.role),
        })),
        roles: choices(given),
        invitations: team.invitations.map((one) => ({
          ...one,
          shownRole: capital(one.role),
          by: names.get(one.invitedById ?? ''),
          isOpen: isOpen(one, new Date()),
          until: DAY(one.expiresAt),
          mayRevoke: mayGive(self, one.role),
        })),
        words: {
          entries: TEAM_ENTRIES,
          values: form === 'words' ? values : { name: team.name, description: team.description ?? '' },
        },
        invite: { entries, values: form === 'invite' ? values : { role: 'member' } },
      },
    );
  };

/** The page, its words, its members, its end. */
export function teamPage(pages: TeamPages): void {
  const { router, access, teams, noting, me } = pages;
  const again = drawing(pages);
  /** Answers a route of one's own team. */
  const inTeam =
    (work: (request: Request, response: ExpressResponse, own: OwnTeam) => Promise<void>) =>
    async (request: Request, response: ExpressResponse, next: NextFunction): Promise<void> => {
      const own = await ownTeam(pages, request);
      if (own === undefined) return next();
      await work(request, response, own);
    };
  const back = (response: ExpressResponse, { team }: OwnTeam, done: string): void =>
    response.redirect(303, `${TEAMS}/${team.id}?done=${done}`);

  router.get(
    '/teams/:id',
    access.signedIn(),
    inTeam((request, response, own) => again(response, own, { done: request.query['done'] })),
  );

  router.post(
    '/teams/:id',
    access.signedIn(),
    inTeam(async (request, response, own) => {
      const values = formInput(request, ['name', 'description']);
      const errors = await refusedBy(() =>
        noting(request, 'team-changed', async () => {
          const words = { name: values.name, description: orNothing(values.description) };
          return `Saved the team ${(await teams.rename(own.team.id, me().value, words)).name}`;
        }),
      );
      if (errors.length > 0) return again(response, own, { form: 'words', errors, values });
      back(response, own, 'saved');
    }),
  );

  const ofTeam: OfTeam = { inTeam, again, back };
  membersOfTeam(pages, ofTeam);
  invite(pages, ofTeam);
  teamDeletion(pages, ofTeam);
}
