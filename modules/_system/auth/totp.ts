/** Codes of authenticator apps (RFC 6238): six digits, a new one every 30 seconds. */
import { Secret, TOTP } from 'otpauth';

/** What every authenticator app understands. */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const ISSUER = 'Ordinal';
/** Steps that a clock may be off, to either side. */
const WINDOW = 1;
/** Bytes, as RFC 4226 recommends for SHA-1. */
const SECRET_SIZE = 20;

export const newSecret = (): string => new Secret({ size: SECRET_SIZE }).base32;

const generator = (secret: string, label = ''): TOTP =>
  new TOTP({ ...FORM, issuer: ISSUER, label, secret: Secret.fromBase32(secret) });

/** What an app reads from a QR code. */
export const appAddress = (secret: string, label: string): string => generator(secret, label).toString();

/** For people who type it: `JBSW Y3DP EHPK 3PXP`. */
export const inGroups = (secret: string): string => secret.replace(/.{4}(?=.)/g, '$& ');

/**
 * The step a code belongs to; nothing where it belongs to none around now. Of two that come with one code, the caller
 * lets one in: each step is used once.
 * @param at milliseconds
 */
export function stepOf(secret: string, typed: string, at: number): number | undefined {
  const token = typed.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const off = generator(secret).validate({ token, timestamp: at, window: WINDOW });
  return off === null ? undefined : Math.floor(at / 1_000 / FORM.period) + off;
}
