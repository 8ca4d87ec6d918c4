/** A link with which somebody sets a password, for whoever looks after accounts to hand on. */
import { actor, type Models } from 'ordinal-host';
import { tokensOf } from '../security';
import { passwordResetsOf } from './password_resets';
import { NEW_PASSWORD } from './purposes';

const DAY = 24 * 3_600;

/**
 * Good once, within a day; one that was made before is void.
 * @param base the address people reach the host at
 */
export const passwordLink = async (
  models: Pick<Models, 'SecurityToken' | 'PasswordReset'>,
  userId: string,
  base: string,
): Promise<string> => {
  const word = await tokensOf(models).issue(NEW_PASSWORD, userId, DAY);
  await passwordResetsOf(models).made(userId, { byUserId: actor()?.id ?? null, seconds: DAY });
  return `${base}/reset/${word}`;
};
