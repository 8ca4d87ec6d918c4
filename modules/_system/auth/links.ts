/** One-time links: the first administrator, and a password for somebody who has none or forgot it. */
import {
  formInput,
  type ExpressResponse,
  type Instance,
  type Request,
  type ViewContext,
  type Wrong,
} from 'ordinal-host';
import type { Tokens } from '../security';
import type { Activities } from '../user';
import { setPassword, wrongWith } from './people';
import type { PasswordResets } from './password_resets';
import { FIRST_ADMINISTRATOR, NEW_PASSWORD } from './purposes';
import type { Sessions } from './sessions';
import type { WaysIn } from './ways_in';

export interface Links extends Pick<ViewContext, 'router' | 'models' | 'access' | 'hooks' | 'transaction'> {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly activities: Activities;
  readonly shortest: () => Promise<number>;
  readonly resets: PasswordResets;
  readonly waysIn: WaysIn;
}

const wordOf = (request: Request): string => String(request.params['word']);

interface Drawn {
  readonly input?: Readonly<Record<string, string>>;
  readonly errors?: readonly Wrong[];
}

const draw = (
  response: ExpressResponse,
  template: string,
  title: string,
  given: object,
  status = 200,
): void => {
  response.status(status).set('Cache-Control', 'no-store');
  response.render(`auth/${template}`, { title, bare: true, input: {}, errors: [], ...given });
};
const spent = (response: ExpressResponse): void => draw(response, 'spent', 'Link not good', {}, 410);

export function links(door: Links): void {
  setupLink(door);
  resetLink(door);
}

function setupLink(door: Links): void {
  const { router, models, access, hooks, transaction, sessions, tokens, activities, shortest, waysIn } = door;
  const askFirst = async (response: ExpressResponse, { input = {}, errors = [] }: Drawn): Promise<void> => {
    const given = { input, errors, shortest: await shortest() };
    draw(response, 'setup', 'First administrator', given, errors.length > 0 ? 422 : 200);
  };

  router.get('/setup/:word', access.public(), async (request, response) => {
    if ((await tokens.look(FIRST_ADMINISTRATOR, wordOf(request))) === undefined) return spent(response);
    await askFirst(response, {});
  });

  router.post('/setup/:word', access.public(), async (request, response) => {
    const input = formInput(request, ['username', 'email', 'password', 'again']);
    if ((await tokens.look(FIRST_ADMINISTRATOR, wordOf(request))) === undefined) return spent(response);
    const { username, email, ...passwords } = input;
    const user = models.User.build({
      username: username.trim(),
      email: email.trim(),
      status: 'active',
      emailVerified: true,
      lastLoginAt: new Date(),
    });
    const errors = [...(await complaintsOf(user)), ...wrongWith(passwords, user, await shortest())];
    if (errors.length > 0) return askFirst(response, { input: { username, email }, errors });
    const made = await transaction(async () => {
      if ((await tokens.redeem(FIRST_ADMINISTRATOR, wordOf(request))) === undefined) return false;
      await user.save();
      await setPassword(models, user, passwords.password);
      await hooks.announce('auth:first-administrator', { userId: user.id });
      const words = 'Made this account, as the first administrator';
      await activities.note({ userId: user.id, kind: 'account-made', words, request });
      return true;
    });
    if (!made) return spent(response);
    await waysIn.used(user.id, 'link');
    await sessions.open(user.id, request, response);
    response.redirect(303, '/admin');
  });
}

function resetLink(door: Links): void {
  const { router, models, access, transaction, sessions, tokens, activities, shortest, resets, waysIn } =
    door;
  const forWhom = async (
    found: { readonly subjectId: string | null } | undefined,
  ): Promise<Instance<'User'> | null> =>
    found?.subjectId === undefined || found.subjectId === null ? null : models.User.findByPk(found.subjectId);

  router.get('/reset/:word', access.public(), async (request, response) => {
    const user = await forWhom(await tokens.look(NEW_PASSWORD, wordOf(request)));
    if (user === null) return spent(response);
    draw(response, 'reset', 'New password', { name: user.username, shortest: await shortest() });
  });

  router.post('/reset/:word', access.public(), async (request, response) => {
    const input = formInput(request, ['password', 'again']);
    const user = await forWhom(await tokens.look(NEW_PASSWORD, wordOf(request)));
    if (user === null) return spent(response);
    const least = await shortest();
    const errors = wrongWith(input, user, least);
    if (errors.length > 0) {
      const given = { name: user.username, errors, shortest: least };
      return draw(response, 'reset', 'New password', given, 422);
    }
    const done = await transaction(async () => {
      if ((await tokens.redeem(NEW_PASSWORD, wordOf(request))) === undefined) return false;
      await setPassword(models, user, input.password);
      await resets.used(user.id);
      await waysIn.used(user.id, 'link');
      await sessions.endAll(user.id);
      const words = 'Set a new password by a link';
      await activities.note({ userId: user.id, kind: 'password-changed', words, request });
      return true;
    });
    if (!done) return spent(response);
    response.redirect(303, '/login');
  });
}

/** What the model itself says against a row. */
async function complaintsOf(user: Instance<'User'>): Promise<readonly Wrong[]> {
  try {
    await user.validate();
    return [];
  } catch (error) {
    const { errors = [] } = error as { errors?: readonly { path?: string | null; message: string }[] };
    return errors.map(({ path, message }) => ({ name: path ?? '', message }));
  }
}
