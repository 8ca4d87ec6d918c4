import { formInput } from 'ordinal-host';
import { refusedBy } from './entry';
import { draw } from './own_page';
import { TEAMS, type OfTeam, type TeamPages } from './team_pages';

/** `GET` and `POST /account/teams/:id/delete` */
export function teamDeletion(
  { router, access, teams, noting, me }: TeamPages,
  { inTeam, again }: OfTeam,
): void {
  router.get(
    '/teams/:id/delete',
    access.signedIn(),
    inTeam(async (_request, response, { team }) => {
      const page = { title: `Delete ${team.name}`, here: TEAMS, within: { text: 'Teams', to: TEAMS } };
      draw(response, 'team_delete', page, { team });
      return Promise.resolve();
    }),
  );

  router.post(
    '/teams/:id/delete',
    access.signedIn(),
    inTeam(async (request, response, own) => {
      formInput(request, []);
      const errors = await refusedBy(() =>
        noting(request, 'team-deleted', async () => {
          await teams.delete(own.team.id, me().value);
          return `Deleted the team ${own.team.name}`;
        }),
      );
      if (errors.length > 0) return again(response, own, { form: 'members', errors });
      response.redirect(303, `${TEAMS}?done=deleted`);
    }),
  );
}
