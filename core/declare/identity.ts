/** What listeners and views are both given: who is asking, where things are said, and keys. */

/** Who is asking. Where no module knows people, a development identity without a row of its own. */
export interface Identity {
  readonly id: string | null;
  readonly name: string;
  /** When they last proved who they are, by a password or a code; nothing where nobody asked. */
  readonly provedAt?: Date;
  /** Not they themselves: a program to which they have given a token, under the name they gave that. */
  readonly program?: string;
}

/** The few words of a logger that modules may count on (pino's). */
export interface Log {
  info(facts: object, message?: string): void;
  warn(facts: object, message?: string): void;
  error(facts: object, message?: string): void;
}

/** Whether whoever it was made for holds a permission, as `customers.read`. */
export type Powers = (permission: string) => boolean;

/**
 * A key of 32 bytes for one purpose, the same in every process: made from ENCRYPTION_KEY, which nobody else sees.
 * @throws what the host answers as 503 where ENCRYPTION_KEY is not set
 */
export interface KeyFor {
  (purpose: string): Buffer;
  /** The same made from ENCRYPTION_KEY_OLD: what the key was before it was changed; nothing where that is not set. */
  old?(purpose: string): Buffer | undefined;
}
