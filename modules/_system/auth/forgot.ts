/** `/forgot`: a link for a new password, by mail. Whether there is such an account is not told, neither in words nor in time. */
import { formInput, type ExpressResponse, type ViewContext } from 'ordinal-host';
import type { Tokens } from '../security';
import { accountOf } from './people';
import { placeOf } from './place';
import type { PasswordResets } from './password_resets';
import { NEW_PASSWORD } from './purposes';
import type { Limit, RateLimits } from './rate_limits';

export interface Forgot extends Pick<
  ViewContext,
  'router' | 'models' | 'access' | 'mailer' | 'addressOf' | 'log'
> {
  readonly tokens: Tokens;
  readonly limits: RateLimits;
  readonly resets: PasswordResets;
}

const HERE = '/forgot';
const MINUTES = 15;
const FROM_A_PLACE: Limit = { most: 10, seconds: 15 * 60 };
/** So that nobody fills somebody else's mailbox. */
const TO_AN_ACCOUNT: Limit = { most: 3, seconds: 15 * 60 };

const draw = (response: ExpressResponse, told: { readonly done: boolean; readonly note?: string }): void =>
  response.set('Cache-Control', 'no-store').render('auth/forgot', {
    title: 'Forgotten password',
    bare: true,
    note: undefined,
    ...told,
  });

export function forgot(door: Forgot): void {
  const { router, models, access, mailer, addressOf, log, tokens, limits, resets } = door;
  const send = async (login: string, base: string): Promise<void> => {
    const user = await accountOf(models, login);
    if (user?.email == null || (user.status !== 'active' && user.status !== 'pending')) return;
    if (!(await limits.take(`reset of ${user.id}`, TO_AN_ACCOUNT)).isLet) return;
    const word = await tokens.issue(NEW_PASSWORD, user.id, MINUTES * 60);
    await resets.made(user.id, { address: user.email, seconds: MINUTES * 60 });
    await mailer.send({
      to: user.email,
      subject: 'A new password',
      text: [
        `Somebody has asked for a new password for ${user.username}. If it was you, follow this link within ${MINUTES} minutes:`,
        `${base}/reset/${word}`,
        'If it was not you, there is nothing to do: the password stays as it is.',
        '',
      ].join('\n\n'),
    });
  };

  router.get(HERE, access.public(), (_request, response) => draw(response, { done: false }));

  router.post(HERE, access.public(), async (request, response) => {
    const { login } = formInput(request, ['login']);
    const { isLet, again } = await limits.take(`reset from ${placeOf(request.ip)}`, FROM_A_PLACE);
    if (!isLet) {
      response.status(429).set('Retry-After', String(again));
      return draw(response, {
        done: false,
        note: 'Too many tries from here. Come back in a quarter of an hour.',
      });
    }
    // Answered first: how long a mail takes would tell whether one was sent.
    draw(response, { done: true });
    send(login, addressOf(request)).catch((error: unknown) =>
      log.error({ err: error }, 'a mail for a new password was not sent'),
    );
  });
}
