/** For those who look after accounts: who can sign in, a link to set a password, signing out, a lost second factor. */
import { formInput, type Request, type ViewContext } from 'ordinal-host';
import type { Activities } from '../user';
import type { Authenticator } from './authenticator';
import { isId } from './is_id';
import { passwordLink } from './password_link';
import type { Sessions } from './sessions';
import { signingIn } from './signing_in';
import { freshly, inPerson } from './step_up';

export interface Managing extends Pick<
  ViewContext,
  'router' | 'models' | 'access' | 'hooks' | 'addressOf' | 'transaction'
> {
  readonly activities: Activities;
  readonly sessions: Sessions;
  readonly authenticator: Authenticator;
}

/** What was just done, to be said. */
interface Done {
  readonly link?: { readonly name: string; readonly to: string };
  /** Who has no second factor any more. */
  readonly off?: string;
}

const HERE = '/admin/auth';
const MOST = 100;

export function manage(context: Managing): void {
  const { router, models, access, hooks, addressOf, transaction, sessions, authenticator, activities } =
    context;
  const given = async ({ link, off }: Done = {}): Promise<object> => ({
    title: 'Sign-in',
    crumbs: [{ text: 'Sign-in' }],
    active: HERE,
    here: HERE,
    people: await signingIn(models, MOST),
    most: MOST,
    link,
    off,
  });
  const told = (userId: string, kind: string, what: string): Promise<void> =>
    activities.note({ userId, kind, words: `An administrator ${what}` });
  const chosen = async (request: Request) => {
    const { id } = request.params;
    const user = isId(id) ? await models.User.findByPk(id) : null;
    if (user !== null) await hooks.announce('auth:managing', { userId: user.id });
    return user;
  };

  router.get(HERE, access('auth.manage'), async (_request, response) => {
    response.set('Cache-Control', 'no-store').render('auth/manage', await given());
  });

  router.post(`${HERE}/:id/link`, access('auth.manage'), inPerson, async (request, response, next) => {
    formInput(request, []);
    const user = await chosen(request);
    if (user === null) return next();
    const link = { name: user.username, to: await passwordLink(models, user.id, addressOf(request)) };
    response.set('Cache-Control', 'no-store').render('auth/manage', await given({ link }));
  });

  router.post(`${HERE}/:id/sign-out`, access('auth.manage'), inPerson, async (request, response, next) => {
    formInput(request, []);
    const user = await chosen(request);
    if (user === null) return next();
    await transaction(async () => {
      await sessions.endAll(user.id);
      await told(user.id, 'sessions-ended', 'signed you out everywhere');
    });
    response.redirect(303, `${HERE}#${user.id}`);
  });

  router.post(
    `${HERE}/:id/two-factor-off`,
    access('auth.manage'),
    freshly(context),
    async (request, response, next) => {
      formInput(request, []);
      const user = await chosen(request);
      if (user === null) return next();
      const isOff = await transaction(async () => {
        if (!(await authenticator.off(user.id))) return false;
        await told(user.id, 'two-factor-off', 'turned off two-factor');
        return true;
      });
      if (!isOff) return next();
      response.set('Cache-Control', 'no-store').render('auth/manage', await given({ off: user.username }));
    },
  );
}
