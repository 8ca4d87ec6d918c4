/** A code of the authenticator app, or one to recover with. */
import type { Instance, Request } from 'ordinal-host';
import type { Try } from './attempts';
import type { Authenticator } from './authenticator';
import type { RecoveryCodes } from './recovery_codes';

export interface Factors {
  readonly authenticator: Authenticator;
  readonly recoveryCodes: RecoveryCodes;
}

export interface GivenCode {
  readonly code: string;
  readonly recovery: string;
}

/** Whether it is right; from now on it is used. A recovery code counts where one was given. */
export const acceptCode = (
  { authenticator, recoveryCodes }: Factors,
  userId: string,
  { code, recovery }: GivenCode,
): Promise<boolean> =>
  recovery.trim() === '' ? authenticator.accept(userId, code) : recoveryCodes.accept(userId, recovery);

export const wrongCode = ({ recovery }: GivenCode): string =>
  recovery.trim() === ''
    ? 'This code is wrong, or was used before.'
    : 'This recovery code is wrong, or was used before.';

/**
 * A million codes are few for somebody who has the password and a thousand addresses: so these are counted together. And
 * apart from passwords, or whoever has no password could shut this door from elsewhere.
 */
const MOST_ANYWHERE = 30;

export const codeTry = ({ username }: Instance<'User'>, { ip, headers }: Request): Try => ({
  login: `${username} (code)`,
  ipAddress: ip,
  userAgent: headers['user-agent'],
  mostAnywhere: MOST_ANYWHERE,
});
