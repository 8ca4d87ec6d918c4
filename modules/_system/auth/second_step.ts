/** `/sign-in/second`: the second factor, for those whose password was right. */
import { addressHere, formInput, type ExpressResponse, type Instance, type ViewContext } from 'ordinal-host';
import type { Attempts } from './attempts';
import { shut, wrong } from './door_words';
import { enter, type Entering } from './enter';
import type { HalfWay } from './half_way';
import type { Remembered } from './remembered';
import { acceptCode, codeTry, wrongCode, type Factors } from './second_factor';
import type { Sessions } from './sessions';
import type { WaysIn } from './ways_in';

export interface SecondStep extends Entering, Factors, Pick<ViewContext, 'router' | 'models' | 'access'> {
  readonly models: ViewContext['models'];
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly halfWay: HalfWay;
  readonly remembered: Remembered;
  readonly waysIn: WaysIn;
}

export const SECOND = '/sign-in/second';

interface Said {
  readonly user: Instance<'User'>;
  readonly next: string;
  readonly note?: string;
  readonly recovers?: boolean;
}

const draw = (response: ExpressResponse, { user, next, note, recovers = false }: Said): void =>
  response.set('Cache-Control', 'no-store').render('auth/second', {
    title: 'Second step',
    bare: true,
    name: user.email ?? user.username,
    next,
    note,
    recovers,
  });

export function secondStep(door: SecondStep): void {
  const { router, access, attempts, halfWay, remembered } = door;
  const startAgain = (response: ExpressResponse, next: string): void =>
    response.redirect(303, `/login?next=${encodeURIComponent(next)}`);

  router.get(SECOND, access.public(), async (request, response) => {
    const { next } = request.query;
    const to = addressHere(typeof next === 'string' ? next : '', '/');
    const user = await halfWay.whose(request);
    if (user === null) return startAgain(response, to);
    draw(response, { user, next: to });
  });

  router.post(SECOND, access.public(), async (request, response) => {
    const { next: wanted, remember, ...given } = formInput(request, ['code', 'recovery', 'remember', 'next']);
    const next = addressHere(wanted, '/');
    const user = await halfWay.whose(request);
    if (user === null) return startAgain(response, next);
    const recovers = given.recovery !== '';
    const attempt = await attempts.begin(codeTry(user, request));
    const { standing } = attempt;
    if (!attempt.isLet) {
      response.status(429).set('Retry-After', String(standing.shutFor));
      return draw(response, { user, next, note: shut(standing), recovers });
    }
    if (!(await acceptCode(door, user.id, given))) {
      response.status(422);
      return draw(response, { user, next, note: wrong(wrongCode(given), standing), recovers });
    }
    await attempt.succeeded(user.id);
    if (!(await halfWay.end(request, response))) return startAgain(response, next);
    // Whoever had to recover has no app at hand, and is asked again.
    await door.transaction(async () => {
      if (remember === 'on' && !recovers) {
        await remembered.add(user.id, request, response);
        const words = 'Asked not to be asked for codes in this browser';
        await door.activities.note({ userId: user.id, kind: 'browser-remembered', words, request });
      }
      await door.waysIn.used(user.id, 'password', recovers ? 'recovery-code' : 'authenticator');
      const words = recovers ? 'Signed in with a recovery code' : 'Signed in with a code';
      await enter(door, user, { request, response, words });
    });
    response.redirect(303, next);
  });
}
