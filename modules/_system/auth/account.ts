/** Pages about oneself: password and sessions. */
import { formInput, type ExpressResponse, type Request, type ViewContext, type Wrong } from 'ordinal-host';
import { browserName, type Activities, type Onboarding } from '../user';
import { isId } from './is_id';
import { isPassword } from './passwords';
import { setPassword, wrongWith } from './people';
import type { Sessions } from './sessions';
import { WAYS, type WaysIn } from './ways_in';

export interface Account extends Pick<ViewContext, 'router' | 'models' | 'access' | 'actor' | 'transaction'> {
  readonly sessions: Sessions;
  readonly activities: Activities;
  readonly onboarding: Onboarding;
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

interface Drawn {
  readonly errors?: readonly Wrong[];
  readonly done?: string | undefined;
}

const meIn = async ({ models, actor }: Pick<Account, 'models' | 'actor'>) => {
  const user = await models.User.findByPk(actor()?.id ?? '');
  if (user === null) throw new Error('somebody without an account is signed in');
  return user;
};

const drawing =
  (context: Account) =>
  async (request: Request, response: ExpressResponse, { errors = [], done }: Drawn = {}): Promise<void> => {
    const { models, sessions, onboarding, shortest, waysIn } = context;
    const user = await meIn(context);
    const open = await models.UserSession.findAll({
      where: { userId: user.id },
      order: [['lastSeenAt', 'DESC']],
    });
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
      steps: await onboarding.card(user.id),
      errors,
      done,
      shortest: await shortest(),
      ways: await waysFor(waysIn, user.id),
    });
  };

export function account(context: Account): void {
  const { router, models, access, transaction, sessions, activities, shortest } = context;
  const draw = drawing(context);

  router.get(HERE, access.signedIn(), (request, response) => draw(request, response));

  router.post(`${HERE}/password`, access.signedIn(), async (request, response) => {
    const { current, ...passwords } = formInput(request, ['current', 'password', 'again']);
    const user = await meIn(context);
    const isRight = await isPassword(user.passwordHash, current);
    const errors = isRight
      ? wrongWith(passwords, user, await shortest())
      : [{ name: 'current', message: 'is not right' }];
    if (errors.length > 0) return draw(request, response, { errors });
    await transaction(async () => {
      await setPassword(models, user, passwords.password);
      // Whoever knew the old password is out; this browser gets a new session.
      await sessions.endAll(user.id);
      await sessions.open(user.id, request, response);
      const words = 'Changed the password';
      await activities.note({ userId: user.id, kind: 'password-changed', words, request });
    });
    response.redirect(303, HERE);
  });

  endSessions(context);
}

function endSessions({ router, models, access, actor, transaction, sessions, activities }: Account): void {
  router.post(`${HERE}/sessions/:id/end`, access.signedIn(), async (request, response, next) => {
    formInput(request, []);
    const { id } = request.params;
    if (!isId(id)) return next();
    const userId = actor()?.id ?? '';
    await transaction(async () => {
      const ended = await models.UserSession.findOne({ where: { id, userId } });
      if (ended === null) return;
      await ended.destroy();
      const words = `Signed out ${browserName(ended.userAgent)} at ${ended.ipAddress ?? 'an unknown address'}`;
      await activities.note({ userId, kind: 'session-ended', words, request });
    });
    response.redirect(303, `${HERE}#sessions`);
  });

  router.post(`${HERE}/sessions/end-others`, access.signedIn(), async (request, response) => {
    formInput(request, []);
    const userId = actor()?.id ?? '';
    await transaction(async () => {
      await sessions.endAll(userId, sessions.nameOf(request));
      await activities.note({ userId, kind: 'sessions-ended', words: 'Signed out everywhere else', request });
    });
    response.redirect(303, `${HERE}#sessions`);
  });
}
