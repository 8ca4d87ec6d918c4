/** A secret that stands in a page is written differently in each: what is compressed beside it tells nothing of it. */
import { randomBytes } from 'node:crypto';

const xor = (bytes: Buffer, pad: Buffer): Buffer =>
  Buffer.from(bytes.map((byte, index) => byte ^ (pad[index] ?? 0)));

/** `secret` -> as many random bytes, and the secret with them over it; base64url. */
export function mask(secret: string): string {
  const bytes = Buffer.from(secret, 'utf8');
  const pad = randomBytes(bytes.length);
  return Buffer.concat([pad, xor(bytes, pad)]).toString('base64url');
}

/** What was masked; nothing sensible of anything else. */
export function unmask(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  const half = bytes.length >> 1;
  return xor(bytes.subarray(half), bytes.subarray(0, half)).toString('utf8');
}
