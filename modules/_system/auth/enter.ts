import type { ExpressResponse, Instance, Models, Request, ViewContext } from 'ordinal-host';
import type { Activities } from '../user';
import type { Sessions } from './sessions';

export interface Entering extends Pick<ViewContext, 'transaction'> {
  readonly models: Pick<Models, 'User'>;
  readonly sessions: Sessions;
  readonly activities: Activities;
}

/**
 * Lets somebody in who has shown everything that is asked for.
 * @param words how they did, as they are told
 */
export async function enter(
  { models, sessions, activities, transaction }: Entering,
  user: Instance<'User'>,
  {
    request,
    response,
    words,
  }: {
    readonly request: Request;
    readonly response: ExpressResponse;
    readonly words: string;
  },
): Promise<void> {
  await transaction(async () => {
    await models.User.update({ lastLoginAt: new Date() }, { where: { id: user.id } });
    await sessions.open(user.id, request, response);
    await activities.note({ userId: user.id, kind: 'signed-in', words, request });
  });
}
