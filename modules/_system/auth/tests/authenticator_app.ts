import { Secret, TOTP } from 'otpauth';
import type { TestHost } from 'ordinal-host/testing';
import type { Visitor } from './visitor';

const PAGE = '/account/two-factor';

/** What an authenticator app shows now; `steps` of 30 seconds later. */
export const shownBy = (secret: string, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });

/** The secret that a page shows to be typed. */
export const secretIn = (html: string): string =>
  (/<dt>Secret<\/dt><dd class="mono">([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '');

export const codesIn = (html: string): string[] =>
  [...html.matchAll(/<li>([0-9a-z-]{29})<\/li>/g)].map(([, code = '']) => code);

/** Somebody who is signed in sets up an app. */
export async function turnOn(one: Visitor): Promise<{ secret: string; codes: readonly string[] }> {
  await one.send(PAGE, `${PAGE}/begin`);
  const secret = secretIn((await one.open(PAGE)).text);
  const { status, text } = await one.send(PAGE, `${PAGE}/confirm`, { code: shownBy(secret) });
  if (status !== 200) throw new Error(`not turned on: ${status} ${text}`);
  return { secret, codes: codesIn(text) };
}

/** As if the codes of a while had gone by: the one of now was not used yet. */
export const letTimePass = async ({ models }: TestHost, username: string): Promise<void> => {
  const user = await models.User.findOne({ where: { username } });
  await models.TwoFactorAuth.update({ lastStep: '0' }, { where: { userId: user?.id ?? '' } });
};
