/** `/sign-in/again`: somebody who is signed in shows that it is still them. */
import { addressHere, formInput, type ExpressResponse, type ViewContext } from 'ordinal-host';
import { passwordTry, type Attempts } from './attempts';
import { shut, wrong } from './door_words';
import { readKept } from './kept_form';
import { isPassword } from './passwords';
import { acceptCode, codeTry, wrongCode, type Factors } from './second_factor';
import type { Sessions } from './sessions';
import { AGAIN, askAgain, type Asked } from './step_up';

export interface Again extends Pick<ViewContext, 'router' | 'models' | 'access' | 'actor'>, Factors {
  readonly sessions: Sessions;
  readonly attempts: Attempts;
}

export function again(door: Again): void {
  const { router, models, access, actor, sessions, attempts, authenticator } = door;

  router.get(AGAIN, access.signedIn(), async (request, response) => {
    const { next } = request.query;
    const hasApp = await authenticator.isOn(actor()?.id ?? '');
    askAgain(response, { hasApp, next: addressHere(typeof next === 'string' ? next : '', '/'), kept: '' });
  });

  router.post(AGAIN, access.signedIn(), async (request, response) => {
    const { next, kept, password, ...given } = formInput(request, [
      'password',
      'code',
      'recovery',
      'next',
      'kept',
    ]);
    const user = await models.User.findByPk(actor()?.id ?? '');
    if (user === null) throw new Error('somebody without an account is signed in');
    const hasApp = await authenticator.isOn(user.id);
    const asked: Asked = { hasApp, next: addressHere(next, '/'), kept, recovers: given.recovery !== '' };
    const attempt = await attempts.begin(
      hasApp ? codeTry(user, request) : passwordTry(user.username, request),
    );
    const { standing } = attempt;
    if (!attempt.isLet) {
      response.status(429).set('Retry-After', String(standing.shutFor));
      return askAgain(response, { ...asked, note: shut(standing) });
    }
    const isRight = await (hasApp
      ? acceptCode(door, user.id, given)
      : isPassword(user.passwordHash, password));
    if (!isRight) {
      const sentence = hasApp ? wrongCode(given) : 'The password is wrong.';
      return askAgain(response.status(422), { ...asked, note: wrong(sentence, standing) });
    }
    await attempt.succeeded(user.id);
    await sessions.renew(request, response);
    goOn(response, asked);
  });
}

/** To where they were; with a form that was kept, to a page that sends it once more. */
function goOn(response: ExpressResponse, { next, kept }: Asked): void {
  const form = readKept(kept);
  if (form === undefined) return response.redirect(303, next);
  response.set('Cache-Control', 'no-store');
  response.render('auth/repeat', { title: 'Send it once more', bare: true, ...form });
}
