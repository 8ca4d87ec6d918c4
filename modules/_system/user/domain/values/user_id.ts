import { randomUUID } from 'node:crypto';
import { refusal } from '../faults';

/** RFC 9562: versions 1 to 8, the variant of that standard. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * A UUID of version 7: milliseconds first, so that keys grow with time, then the random rest of a version 4.
 * @param now the moment it is made
 */
export function newId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Which user: a UUID, in small letters. */
export class UserId {
  readonly value: string;
  private constructor(value: string) {
    this.value = value;
    Object.freeze(this);
  }

  /** @throws DomainError `USER_ID_INVALID` when it is empty or malformed */
  static of(text: string): UserId {
    const value = text.trim().toLowerCase();
    if (value === '') throw refusal('USER_ID_INVALID', 'id', 'The id of the user is missing.');
    if (!UUID.test(value)) throw refusal('USER_ID_INVALID', 'id', 'The id of the user is not a UUID.');
    return new UserId(value);
  }

  static generate(now: Date): UserId {
    return new UserId(newId(now));
  }

  equals(other: UserId): boolean {
    return this.value === other.value;
  }

  toString(): string {
    return this.value;
  }

  toJSON(): string {
    return this.value;
  }
}
