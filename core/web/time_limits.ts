/** How long a client may take. In milliseconds. */
import type { ServerOptions } from 'node:http';

export const TIME_LIMITS = {
  /** Until the headers of a request are complete. */
  headersTimeout: 10_000,
  /** Until the whole request is there, body included. */
  requestTimeout: 30_000,
  /** How long a connection without a request stays open. */
  keepAliveTimeout: 5_000,
  /** How often connections are looked at; Node's own default would let a slow client stay half a minute longer. */
  connectionsCheckingInterval: 1_000,
} as const satisfies ServerOptions;
