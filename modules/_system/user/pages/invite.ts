/** Asking people into a team, and taking that back. */
import { formInput, type Request } from 'ordinal-host';
import type { Invitation } from '../domain';
import { invitationMail } from '../invitation_mail';
import { refusedBy } from './entry';
import type { OfTeam, OwnTeam, TeamPages } from './team_pages';

export function invite(pages: TeamPages, { inTeam, again, back }: OfTeam): void {
  const { router, access, teams, noting, words, mailer, addressOf, actor, log, me } = pages;

  /** @returns whether it went out. An invitation nobody hears of is taken back */
  const send = async ({ id, email }: Invitation, { team }: OwnTeam, request: Request): Promise<boolean> => {
    const link = `${addressOf(request)}/account/invitations/${await words.issue(id)}`;
    try {
      await mailer.send(
        invitationMail({ to: email, team: team.name, by: actor()?.name ?? 'Somebody', link }),
      );
      return true;
    } catch (error) {
      log.error({ err: error }, 'a mail with an invitation was not sent');
      await teams.revoke(team.id, me().value, id);
      await words.revoke(id);
      return false;
    }
  };

  router.post(
    '/teams/:id/invitations',
    access.signedIn(),
    inTeam(async (request, response, own) => {
      const values = formInput(request, ['email', 'role']);
      const made: { invitation?: Invitation | undefined } = {};
      const errors = await refusedBy(() =>
        noting(request, 'invitation-sent', async () => {
          made.invitation = await teams.invite(own.team.id, me().value, values);
          return `Invited ${made.invitation?.email ?? ''} to the team ${own.team.name}`;
        }),
      );
      if (errors.length > 0) return again(response, own, { form: 'invite', errors, values });
      if (made.invitation !== undefined && !(await send(made.invitation, own, request))) {
        const failed = [{ name: 'email', message: 'The mail could not be sent. Try again in a while.' }];
        return again(response, own, { form: 'invite', errors: failed, values });
      }
      back(response, own, 'invited');
    }),
  );

  router.post(
    '/teams/:id/invitations/:invitation/revoke',
    access.signedIn(),
    inTeam(async (request, response, own) => {
      formInput(request, []);
      const id = String(request.params['invitation']);
      const errors = await refusedBy(() =>
        noting(request, 'invitation-revoked', async () => {
          await teams.revoke(own.team.id, me().value, id);
          await words.revoke(id);
          const email = own.team.invitations.find((one) => one.id === id)?.email ?? '';
          return `Took back the invitation of ${email} to the team ${own.team.name}`;
        }),
      );
      if (errors.length > 0) return again(response, own, { form: 'members', errors });
      back(response, own, 'revoked');
    }),
  );
}
