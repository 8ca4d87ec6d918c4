import type { Engine } from './engine';
import type { Gate, Speaker } from './gate';

/** A connection as the session sees it. */
export interface Connection extends Speaker {
  /** Whether this connection asked for notifications. */
  readonly listening: boolean;
  notify(message: Buffer): void;
  destroy(error?: Error): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** What a connection needs of the session it shares with the others. */
export interface SharedSession {
  readonly engine: Engine;
  readonly gate: Gate;
  /** Takes a connection in; returns the prefix for the names of its prepared statements. */
  join(connection: Connection): string;
  /** Forgets the prepared statements of a connection that has gone. */
  forget(names: ReadonlySet<string>): void;
  part(connection: Connection): void;
  /** Hands a notification to every connection that listens. */
  spread(notification: Buffer): void;
  /** Watches over one statement; returns the way to say that it finished. */
  limit(limitMs: number, overdue: () => void): () => void;
}
