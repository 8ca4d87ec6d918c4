/** `/account/invitations/:word`: where the link in a mail leads, once somebody has signed in. A look changes nothing. */
import { formInput, type ExpressResponse } from 'ordinal-host';
import { DomainError, type FaultCode } from '../domain';
import { TEAMS, type TeamPages } from './team_pages';

/** What each refusal is for whoever follows a link. */
const STATUS: Partial<Record<FaultCode, number>> = { INVITATION_OVER: 410, INVITATION_FOR_OTHERS: 403 };

interface Shown {
  readonly team: string;
  readonly by: string | undefined;
  readonly role: string;
}

const OVER =
  'It was answered already, was taken back, or is older than a week. Ask whoever invited you for a new one.';

const draw = (
  response: ExpressResponse,
  {
    invitation,
    here,
    fault,
  }: { readonly invitation?: Shown; readonly here?: string; readonly fault?: DomainError },
): void => {
  const code = fault?.code;
  const status = fault === undefined ? 200 : (code !== undefined && STATUS[code]) || 409;
  response.set('Cache-Control', 'no-store').status(status);
  response.render('user/invitation', {
    title: 'Invitation',
    bare: true,
    invitation,
    here,
    message: code === 'INVITATION_OVER' ? OVER : fault?.message,
    isForOthers: code === 'INVITATION_FOR_OTHERS',
  });
};

export function invitationPage(pages: TeamPages): void {
  const { router, access, teams, reading, noting, words, me } = pages;
  /** What is refused is a page of its own. */
  const refused = async (response: ExpressResponse, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      draw(response, { fault: error });
    }
  };

  router.get('/invitations/:word', access.signedIn(), (request, response) =>
    refused(response, async () => {
      const word = String(request.params['word']);
      const id = await words.look(word);
      const { team, invitation } = await teams.look(id, me().value);
      const by = invitation.invitedById ?? '';
      const called = await reading.names([by]);
      const shown = { team: team.name, role: invitation.role, by: called.get(by) };
      draw(response, { invitation: shown, here: `/account/invitations/${word}` });
    }),
  );

  for (const answer of ['accept', 'decline'] as const)
    router.post(`/invitations/:word/${answer}`, access.signedIn(), (request, response) =>
      refused(response, async () => {
        formInput(request, []);
        const joined = { id: '' };
        await noting(request, answer === 'accept' ? 'team-joined' : 'invitation-declined', async () => {
          const id = await words.redeem(String(request.params['word']));
          const team = await teams[answer](id, me().value);
          joined.id = team.id;
          return answer === 'accept' ? `Joined the team ${team.name}` : `Declined the team ${team.name}`;
        });
        const to = answer === 'accept' ? `${TEAMS}/${joined.id}?done=joined` : `${TEAMS}?done=declined`;
        response.redirect(303, to);
      }),
    );
}
