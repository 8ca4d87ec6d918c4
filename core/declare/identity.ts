/** What listeners and views are both given: who is asking, and where things are said. */

/** Who is asking. Until sign-in exists a development identity stands in, with no row of its own. */
export interface Identity {
  readonly id: string | null;
  readonly name: string;
}

/** The few words of a logger that modules may count on (pino's). */
export interface Log {
  info(facts: object, message?: string): void;
  warn(facts: object, message?: string): void;
  error(facts: object, message?: string): void;
}
