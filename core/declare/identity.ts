/** What listeners and views are both given: who is asking, where things are said, and keys. */

/** Who is asking. Where no module knows people, a development identity without a row of its own. */
export interface Identity {
  readonly id: string | null;
  readonly name: string;
  /** When they last proved who they are, by a password or a code; nothing where nobody asked. */
  readonly provedAt?: Date;
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
export type KeyFor = (purpose: string) => Buffer;
