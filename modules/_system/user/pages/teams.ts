import { formInput, type ExpressResponse, type Wrong } from 'ordinal-host';
import { capital, orNothing, refusedBy, type Entry, type Values } from './entry';
import { draw } from './own_page';
import { TEAMS, type TeamPages } from './team_pages';

export const TEAM_ENTRIES: readonly Entry[] = [
  { name: 'name', label: 'Name', kind: 'text', most: 80 },
  { name: 'description', label: 'What it is about', kind: 'long', isOptional: true, most: 2_000 },
];

interface Again {
  readonly errors?: readonly Wrong[];
  readonly values?: Values;
  readonly done?: unknown;
}

type Draw = (response: ExpressResponse, given: Again) => Promise<void>;

/** `GET /account/teams`: teams one is in, invitations to answer, a form that makes a team. */
export function teamsPage(pages: TeamPages): void {
  const { router, access, teams, reading, noting, me } = pages;
  const again: Draw = async (response, { errors = [], values = {}, done }) => {
    const id = me().value;
    const mine = (await reading.mine(id)).map((one) => ({ ...one, shownRole: capital(one.role) }));
    draw(
      response,
      'teams',
      { title: 'Teams', here: TEAMS, errors, done },
      { mine, invitations: await reading.invitationsTo(id, new Date()), entries: TEAM_ENTRIES, values },
    );
  };

  router.get('/teams', access.signedIn(), (request, response) =>
    again(response, { done: request.query['done'] }),
  );

  router.post('/teams', access.signedIn(), async (request, response) => {
    const values = formInput(request, ['name', 'description']);
    const made = { id: '' };
    const errors = await refusedBy(() =>
      noting(request, 'team-made', async () => {
        const description = orNothing(values.description);
        const team = await teams.make(me().value, { name: values.name, description });
        made.id = team.id;
        return `Made the team ${team.name}`;
      }),
    );
    if (errors.length > 0) return again(response, { errors, values });
    response.redirect(303, `${TEAMS}/${made.id}`);
  });

  router.post('/teams/:id/leave', access.signedIn(), async (request, response, next) => {
    formInput(request, []);
    // Also for those who are suspended, who see nothing but its name.
    const found = (await reading.mine(me().value)).find(({ id }) => id === request.params['id']);
    if (found === undefined) return next();
    const errors = await refusedBy(() =>
      noting(request, 'team-left', async () => {
        await teams.leave(found.id, me().value);
        return `Left the team ${found.name}`;
      }),
    );
    if (errors.length > 0) return again(response, { errors });
    response.redirect(303, `${TEAMS}?done=left`);
  });

  ownInvitations(pages, again);
}

/** Answers to invitations on that page. */
function ownInvitations({ router, access, teams, reading, noting, words, me }: TeamPages, again: Draw): void {
  for (const answer of ['accept', 'decline'] as const)
    router.post(`/teams/invitations/:id/${answer}`, access.signedIn(), async (request, response, next) => {
      formInput(request, []);
      const open = await reading.invitationsTo(me().value, new Date());
      const found = open.find(({ id }) => id === request.params['id']);
      if (found === undefined) return next();
      const joined = { id: '' };
      const errors = await refusedBy(() =>
        noting(request, answer === 'accept' ? 'team-joined' : 'invitation-declined', async () => {
          const team = await teams[answer](found.id, me().value);
          await words.revoke(found.id);
          joined.id = team.id;
          return answer === 'accept' ? `Joined the team ${team.name}` : `Declined the team ${team.name}`;
        }),
      );
      if (errors.length > 0) return again(response, { errors });
      const to = answer === 'accept' ? `${TEAMS}/${joined.id}?done=joined` : `${TEAMS}?done=declined`;
      response.redirect(303, to);
    });
}
