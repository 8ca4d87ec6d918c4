/** One value under one key: AES-256-GCM, written `v1:<key id>:<iv>:<tag>:<data>`. Knows no database. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Place } from 'ordinal-host';

const METHOD = 'aes-256-gcm';
/** Bytes. NIST SP 800-38D: 96 bits at random are good for 2^32 values of one key. */
const IV = 12;
const TAG = 16;

const FORM = /^v1:([0-9a-z-]{1,36}):([A-Za-z0-9_-]{16}):([A-Za-z0-9_-]{22}):([A-Za-z0-9_-]*)$/;

const nameOf = ({ table, column, id }: Place): string => `${table}.${column} of ${id}`;
const bound = (place: Place, keyId: string): Buffer =>
  Buffer.from(JSON.stringify(['v1', keyId, place.table, place.column, place.id]));

/** Says where, and never what: neither the value nor the key stands in it. */
export class CannotDecrypt extends Error {
  constructor(place: Place, reason: string, cause?: unknown) {
    super(`${nameOf(place)} cannot be decrypted: ${reason}`, { cause });
    this.name = 'CannotDecrypt';
  }
}

export function seal(key: Buffer, keyId: string, value: Buffer, place: Place): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(METHOD, key, iv, { authTagLength: TAG }).setAAD(bound(place, keyId));
  const data = Buffer.concat([cipher.update(value), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'));
  return ['v1', keyId, ...parts].join(':');
}

/** Which key a value was encrypted with. @throws CannotDecrypt where it is not written as values are */
export function keyIdOf(sealed: string, place: Place): string {
  const [, keyId] = FORM.exec(sealed) ?? [];
  if (keyId === undefined) throw new CannotDecrypt(place, 'it is not written as encrypted values are');
  return keyId;
}

/** @throws CannotDecrypt where anything about it is not as it was: value, place or key */
export function unseal(key: Buffer, sealed: string, place: Place): Buffer {
  const keyId = keyIdOf(sealed, place);
  const [, , iv = '', tag = '', data = ''] = sealed.split(':');
  const bytes = (part: string): Buffer => Buffer.from(part, 'base64url');
  try {
    const decipher = createDecipheriv(METHOD, key, bytes(iv), { authTagLength: TAG })
      .setAAD(bound(place, keyId))
      .setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(data)), decipher.final()]);
  } catch (error) {
    throw new CannotDecrypt(place, 'it was changed, or it belongs to another row or column', error);
  }
}
