/** Passwords as Argon2id (RFC 9106), with OWASP's minimum of 19 MiB, two passes, one lane. */
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import type { PasswordHasher } from '../user';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** What an account without a password is compared with: made once, of a password that nobody has. */
let nobody: Promise<string> | undefined;

/**
 * One verification, whether there is an account or not, so that time does not tell.
 * @param stored the account's hash; nothing where there is no account, or none with a password
 */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(32).toString('hex'));
  const isRight = await verify(stored ?? (await nobody), password);
  return stored !== null && stored !== undefined && isRight;
}

/** What the user domain asks of whoever knows about hashes. */
export const passwordHasher: PasswordHasher = {
  hash: hashPassword,
  verify: (password, stored) => isPassword(stored === '' ? null : stored, password),
};

const SHORTEST = 12;
const LONGEST = 200;

/** What is wrong with a new password, as a sentence; nothing when it will do. Length counts, not kinds of characters (NIST SP 800-63B). */
export function complaintAbout(
  password: string,
  names: readonly (string | null)[],
  shortest = SHORTEST,
): string | undefined {
  if (password.length < shortest) return `must have at least ${shortest} characters`;
  if (password.length > LONGEST) return `must have at most ${LONGEST} characters`;
  const small = password.toLowerCase();
  const told = names.find((name) => name !== null && name.length > 3 && small.includes(name.toLowerCase()));
  if (told !== undefined) return 'must not contain your own name or e-mail';
  if (new Set(small).size < 5) return 'must have at least five different characters';
  return undefined;
}
