/** The door: signing in and out. */
import { addressHere, formInput, type ExpressResponse, type ViewContext } from 'ordinal-host';
import { passwordTry, type Attempts } from './attempts';
import type { Authenticator } from './authenticator';
import { shut, wrong } from './door_words';
import { enter, type Entering } from './enter';
import type { HalfWay } from './half_way';
import { isPassword } from './passwords';
import { accountOf, letsIn } from './people';
import type { Remembered } from './remembered';
import { SECOND } from './second_step';
import type { Sessions } from './sessions';
import type { WaysIn } from './ways_in';

export interface Door extends Entering, Pick<ViewContext, 'router' | 'models' | 'access' | 'actor'> {
  readonly models: ViewContext['models'];
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly authenticator: Authenticator;
  readonly halfWay: HalfWay;
  readonly remembered: Remembered;
  readonly waysIn: WaysIn;
  /** Whether people make accounts of their own. */
  readonly isOpen: () => Promise<boolean>;
}

interface Said {
  readonly login: string;
  readonly next: string;
  readonly note?: string;
}

const drawing =
  (isOpen: Door['isOpen']) =>
  async (response: ExpressResponse, said: Said): Promise<void> =>
    response.render('auth/login', {
      title: 'Sign in',
      bare: true,
      login: said.login,
      next: said.next,
      note: said.note,
      canRegister: await isOpen(),
    });

export function signIn(door: Door): void {
  const { router, models, access, actor, sessions, attempts, authenticator, halfWay, remembered, isOpen } =
    door;
  const draw = drawing(isOpen);

  router.get('/login', access.public(), async (request, response) => {
    const { next } = request.query;
    const to = addressHere(typeof next === 'string' ? next : '', '/');
    if (actor() !== undefined) return response.redirect(303, to);
    response.set('Cache-Control', 'no-store');
    await draw(response, { login: '', next: to });
  });

  router.post('/login', access.public(), async (request, response) => {
    const input = formInput(request, ['login', 'password', 'next']);
    const next = addressHere(input.next, '/');
    response.set('Cache-Control', 'no-store');
    const { login, password } = input;
    const attempt = await attempts.begin(passwordTry(login, request));
    const { standing } = attempt;
    if (!attempt.isLet) {
      response.status(429).set('Retry-After', String(standing.shutFor));
      return draw(response, { login, next, note: shut(standing) });
    }
    const user = await accountOf(models, login);
    const isRight = await isPassword(user?.passwordHash, password);
    if (!isRight || user === null || !letsIn(user, new Date())) {
      response.status(422);
      return draw(response, { login, next, note: wrong('E-mail or password is wrong.', standing) });
    }
    const hasApp = await authenticator.isOn(user.id);
    if (hasApp && !(await remembered.knows(user.id, request))) {
      await attempt.withdraw();
      await halfWay.begin(user.id, request, response);
      return response.redirect(303, `${SECOND}?next=${encodeURIComponent(next)}`);
    }
    await attempt.succeeded(user.id);
    await door.waysIn.used(user.id, 'password', ...(hasApp ? (['remembered-browser'] as const) : []));
    await enter(door, user, { request, response, words: 'Signed in' });
    response.redirect(303, next);
  });

  router.post('/logout', access.public(), async (request, response) => {
    formInput(request, []);
    await sessions.close(request, response);
    response.redirect(303, '/login');
  });
}
