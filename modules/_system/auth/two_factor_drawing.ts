/** The page `/account/two-factor`, as it stands for whoever asks. */
import type { ExpressResponse, Request, ViewContext, Wrong } from 'ordinal-host';
import type { Activities } from '../user';
import { qrCode } from './qr_code';
import type { Remembered } from './remembered';
import type { Factors } from './second_factor';
import type { Sessions } from './sessions';
import { appAddress, inGroups } from './totp';

export interface TwoFactorPage
  extends Pick<ViewContext, 'router' | 'models' | 'access' | 'actor' | 'transaction'>, Factors {
  readonly sessions: Sessions;
  readonly remembered: Remembered;
  readonly activities: Activities;
}

export const TWO_FACTOR = '/account/two-factor';

interface Drawn {
  readonly errors?: readonly Wrong[];
  /** Recovery codes that were just made: shown this once. */
  readonly codes?: readonly string[];
}

export type DrawTwoFactor = (request: Request, response: ExpressResponse, drawn?: Drawn) => Promise<void>;

export function twoFactorDrawing(context: TwoFactorPage): DrawTwoFactor {
  const { actor, authenticator, recoveryCodes, remembered } = context;
  const me = (): string => actor()?.id ?? '';

  /** What an app is to read, as a drawing and to be typed. */
  const toRead = (request: Request, secret: string): object => ({
    typed: inGroups(secret),
    qr: qrCode(appAddress(secret, `${actor()?.name ?? ''}@${request.hostname}`)),
  });

  return async (request, response, { errors = [], codes } = {}) => {
    const standing = await authenticator.standing(me());
    response.set('Cache-Control', 'no-store').status(errors.length > 0 ? 422 : 200);
    response.render('auth/two_factor', {
      title: 'Two-factor',
      crumbs: [{ text: 'Account', to: '/account' }, { text: 'Two-factor' }],
      active: TWO_FACTOR,
      here: TWO_FACTOR,
      standing,
      app: standing.is === 'begun' ? toRead(request, standing.secret) : undefined,
      left: await recoveryCodes.left(me()),
      browsers: await remembered.list(me()),
      codes,
      errors,
    });
  };
}
