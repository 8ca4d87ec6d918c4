import { randomUUID } from 'node:crypto';
import type { Client, ClientConfig } from 'pg';
import type { Database, OpenOptions } from './database';
import type { Deadlines } from './deadlines';
import { WAITING } from './embedded/messages';
import type { Reach } from './embedded/reach';
import { speakerOptions } from './embedded/speaker_options';
import { connected } from './connected';
import { databaseBusy, orFinding } from './failure_findings';
import { isLockTimeout } from './failures';
import { askHealth } from './health';
import { sequelizeOptions } from './sequelize_options';

/** The embedded database behind the common interface. */
export async function embeddedDatabase(
  reach: Reach,
  deadlines: Deadlines,
  options: OpenOptions,
): Promise<Database> {
  const { Client } = await import('pg');
  const party = randomUUID();
  const config = (statementMs: number, lease = false): ClientConfig => ({
    ...reach.address,
    user: 'postgres',
    database: 'postgres',
    // The gate answers a wait that is too long itself; a socket whose holder is silent is given up a little later.
    connectionTimeoutMillis: (lease ? deadlines.runLockMs : 0) + deadlines.connectMs + STARTING_MS,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: deadlines.idleTransactionMs,
    query_timeout: statementMs + deadlines.lockMs + GRACE_MS,
    application_name: options.applicationName ?? 'ordinal',
    options: speakerOptions({ party, lease, waitMs: lease ? deadlines.runLockMs : deadlines.lockMs }),
  });
  const open = (given: ClientConfig): Promise<Client> => {
    const client = new Client(given);
    client.on('notice', ({ code, message = '' }) => {
      if (code === WAITING) options.onWait?.(message);
    });
    return connected(client);
  };
  return {
    kind: 'embedded',
    describe: reach.describe,
    deadlines,
    connect: ({ statementMs = deadlines.statementMs } = {}) =>
      open(config(statementMs)).catch((error: unknown) => {
        throw orFinding(error, reach.describe);
      }),
    sequelizeOptions: () => sequelizeOptions(config(deadlines.statementMs), deadlines, 1),
    async withDatabaseLock(name, work) {
      const client = await open(config(deadlines.longStatementMs, true)).catch((error: unknown) => {
        throw isLockTimeout(error)
          ? databaseBusy(name, deadlines.runLockMs, error)
          : orFinding(error, reach.describe);
      });
      try {
        return await work(client);
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    health: () => askHealth(() => connected(new Client(config(deadlines.healthMs))), deadlines.healthMs),
    dump: reach.dump,
    close: reach.close,
  };
}

/** The first connection starts the thread, which on a slow machine runs initdb first. */
const STARTING_MS = 30_000;
/** The database's own answer to a statement that is too slow should come before the driver gives up. */
const GRACE_MS = 2_000;
