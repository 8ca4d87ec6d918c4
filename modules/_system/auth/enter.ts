import type { ExpressResponse, Instance, Models, Request } from 'ordinal-host';
import type { Sessions } from './sessions';

interface Door {
  readonly models: Pick<Models, 'User'>;
  readonly sessions: Sessions;
}

/** Lets somebody in who has shown everything that is asked for. */
export async function enter(
  { models, sessions }: Door,
  user: Instance<'User'>,
  request: Request,
  response: ExpressResponse,
): Promise<void> {
  await models.User.update({ lastLoginAt: new Date() }, { where: { id: user.id } });
  await sessions.open(user.id, request, response);
}
