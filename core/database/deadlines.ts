/** How long anything may take before it fails with an error that says so. All in milliseconds. */
export interface Deadlines {
  /** Making one connection. */
  readonly connectMs: number;
  /** One statement of the pool. */
  readonly statementMs: number;
  /** One statement of a run under `withDatabaseLock` (building an index may take minutes). */
  readonly longStatementMs: number;
  /** Waiting for a row or table lock; on the embedded database, for another connection's transaction. */
  readonly lockMs: number;
  /** A transaction in which nothing happens. */
  readonly idleTransactionMs: number;
  /** Waiting for a free connection of the pool. */
  readonly acquireMs: number;
  /** Waiting for another run under `withDatabaseLock`. */
  readonly runLockMs: number;
  /** The answer of `health()`. */
  readonly healthMs: number;
}

/** For a program that answers requests: somebody is waiting, so it says no within seconds. */
export const SERVING_DEADLINES: Deadlines = {
  connectMs: 3_000,
  statementMs: 8_000,
  longStatementMs: 600_000,
  lockMs: 5_000,
  idleTransactionMs: 30_000,
  acquireMs: 1_800,
  runLockMs: 120_000,
  healthMs: 1_500,
};

/** For a command: nobody else suffers while it waits, and long queues of its own work are ordinary. */
export const COMMAND_DEADLINES: Deadlines = {
  ...SERVING_DEADLINES,
  connectMs: 5_000,
  statementMs: 120_000,
  lockMs: 30_000,
  idleTransactionMs: 120_000,
  acquireMs: 120_000,
};
