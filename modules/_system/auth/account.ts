/** Pages about oneself: password and sessions. */
import { formInput, type ExpressResponse, type Request, type ViewContext, type Wrong } from 'ordinal-host';
import { browserName } from './browser_name';
import { isId } from './is_id';
import { isPassword } from './passwords';
import { setPassword, wrongWith } from './people';
import type { Sessions } from './sessions';
import { WAYS, type WaysIn } from './ways_in';

export interface Account extends Pick<ViewContext, 'router' | 'models' | 'access' | 'actor'> {
  readonly sessions: Sessions;
  readonly shortest: () => Promise<number>;
  readonly waysIn: WaysIn;
}

const waysFor = async (waysIn: WaysIn, userId: string): Promise<readonly object[]> =>
  (await waysIn.list(userId)).map(({ method, firstUsedAt, lastUsedAt, uses }) => ({
    name: WAYS[method],
    firstUsedAt,
    lastUsedAt,
    uses,
  }));

const HERE = '/account';

export function account({ router, models, access, actor, sessions, shortest, waysIn }: Account): void {
  const me = async () => {
    const user = await models.User.findByPk(actor()?.id ?? '');
    if (user === null) throw new Error('somebody without an account is signed in');
    return user;
  };

  const draw = async (
    request: Request,
    response: ExpressResponse,
    { errors = [], done }: { readonly errors?: readonly Wrong[]; readonly done?: string | undefined } = {},
  ): Promise<void> => {
    const user = await me();
    const where = { userId: user.id };
    const open = await models.UserSession.findAll({ where, order: [['lastSeenAt', 'DESC']] });
    response.set('Cache-Control', 'no-store');
    response.status(errors.length > 0 ? 422 : 200).render('auth/account', {
      title: 'Account',
      crumbs: [{ text: 'Account' }],
      active: HERE,
      user,
      sessions: open.map((one) => ({
        id: one.id,
        browser: browserName(one.userAgent),
        ipAddress: one.ipAddress ?? 'unknown',
        lastSeenAt: one.lastSeenAt,
        isThis: one.tokenHash === sessions.nameOf(request),
      })),
      errors,
      done,
      shortest: await shortest(),
      ways: await waysFor(waysIn, user.id),
    });
  };

  router.get(HERE, access.signedIn(), (request, response) => draw(request, response));

  router.post(`${HERE}/password`, access.signedIn(), async (request, response) => {
    const { current, ...passwords } = formInput(request, ['current', 'password', 'again']);
    const user = await me();
    const isRight = await isPassword(user.passwordHash, current);
    const errors = isRight
      ? wrongWith(passwords, user, await shortest())
      : [{ name: 'current', message: 'is not right' }];
    if (errors.length > 0) return draw(request, response, { errors });
    await setPassword(models, user, passwords.password);
    // Whoever knew the old password is out; this browser gets a new session.
    await sessions.endAll(user.id);
    await sessions.open(user.id, request, response);
    response.redirect(303, HERE);
  });

  router.post(`${HERE}/sessions/:id/end`, access.signedIn(), async (request, response, next) => {
    formInput(request, []);
    const { id } = request.params;
    if (!isId(id)) return next();
    await models.UserSession.destroy({ where: { id, userId: actor()?.id ?? '' } });
    response.redirect(303, `${HERE}#sessions`);
  });

  router.post(`${HERE}/sessions/end-others`, access.signedIn(), async (request, response) => {
    formInput(request, []);
    await sessions.endAll(actor()?.id ?? '', sessions.nameOf(request));
    response.redirect(303, `${HERE}#sessions`);
  });
}
