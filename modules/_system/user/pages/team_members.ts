/** Changing members of a team, and taking them out of it. */
import { formInput } from 'ordinal-host';
import { refusedBy } from './entry';
import type { OfTeam, TeamPages } from './team_pages';

export function membersOfTeam(pages: TeamPages, { inTeam, again, back }: OfTeam): void {
  const { router, access, teams, activities, transaction, me } = pages;
  router.post(
    '/teams/:id/members/:member',
    access.signedIn(),
    inTeam(async (request, response, own) => {
      const values = formInput(request, ['role', 'status']);
      const id = String(request.params['member']);
      const errors = await refusedBy(() =>
        transaction(async () => {
          const team = await teams.changeMember(own.team.id, me().value, id, values);
          const changed = team.members.find((one) => one.id === id);
          if (changed === undefined) return;
          const is = changed.status === 'suspended' ? 'suspended' : `in it as ${changed.role}`;
          const note = { kind: 'team-role-changed', words: `Team ${team.name}: you are ${is}` };
          await activities.note({
            userId: changed.userId,
            ...note,
            request: changed.userId === me().value ? request : undefined,
          });
        }),
      );
      if (errors.length > 0) return again(response, own, { form: 'members', errors });
      back(response, own, 'saved');
    }),
  );

  router.post(
    '/teams/:id/members/:member/remove',
    access.signedIn(),
    inTeam(async (request, response, own) => {
      formInput(request, []);
      const id = String(request.params['member']);
      const errors = await refusedBy(() =>
        transaction(async () => {
          const removed = await teams.removeMember(own.team.id, me().value, id);
          if (removed === undefined) return;
          const words = `You were taken out of the team ${own.team.name}`;
          await activities.note({ userId: removed.userId, kind: 'team-left', words });
        }),
      );
      if (errors.length > 0) return again(response, own, { form: 'members', errors });
      back(response, own, 'removed');
    }),
  );
}
