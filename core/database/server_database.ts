import type { ConnectionOptions } from 'node:tls';
import type { Client, ClientConfig } from 'pg';
import type { Database, OpenOptions } from './database';
import type { Deadlines } from './deadlines';
import { connected } from './connected';
import { orFinding } from './failure_findings';
import { askHealth } from './health';
import { sequelizeOptions } from './sequelize_options';
import { readAddress, type ReadClient } from './server_address';
import { withAdvisoryLock } from './advisory_lock';

const DEFAULT_POOL = 10;
const SMALLEST_POOL = 5;
/** The server's own answer to a statement that is too slow should come before the driver gives up. */
const GRACE_MS = 1_000;

/** A PostgreSQL server behind the common interface. Does not connect yet. Throws CONFIG_INVALID. */
export async function serverDatabase(url: string, given: Deadlines, options: OpenOptions): Promise<Database> {
  const { Client, types } = await import('pg');
  const address = readAddress(url, (connectionString) => new Client({ connectionString }) as ReadClient);
  const deadlines = { ...given, ...address.deadlines };
  const { ssl, sslnegotiation } = address.config;
  const config = (statementMs: number): ClientConfig => ({
    application_name: options.applicationName ?? address.fallbackName ?? 'ordinal',
    query_timeout: statementMs + GRACE_MS,
    ...address.config,
    ...(typeof ssl === 'object' ? { ssl: withKey(ssl) } : {}),
    connectionTimeoutMillis: deadlines.connectMs,
    statement_timeout: statementMs,
    lock_timeout: deadlines.lockMs,
    idle_in_transaction_session_timeout: deadlines.idleTransactionMs,
    keepAlive: true,
  });
  const open = (statementMs: number): Promise<Client> => connected(new Client(config(statementMs)));
  const openOrSay = (statementMs: number): Promise<Client> =>
    open(statementMs).catch((error: unknown) => {
      throw orFinding(error, address.describe);
    });
  const poolSize = Math.max(options.poolSize ?? DEFAULT_POOL, SMALLEST_POOL);
  return {
    kind: 'server',
    describe: address.describe,
    deadlines,
    connect: ({ statementMs = deadlines.statementMs } = {}) => openOrSay(statementMs),
    sequelizeOptions: () => ({
      ...sequelizeOptions(config(deadlines.statementMs), deadlines, poolSize),
      ...(sslnegotiation === 'direct' ? { dialectModule: { types, Client: negotiating(Client) } } : {}),
    }),
    withDatabaseLock(name, work) {
      const onWait = (holder = 'another run'): void =>
        options.onWait?.(`waiting for the lock '${name}' of ${address.describe}: ${holder} holds it`);
      return withAdvisoryLock(
        () => openOrSay(deadlines.longStatementMs),
        { name, deadlines, ...(options.onWait && { onWait }) },
        work,
      );
    },
    health: () => askHealth(() => open(deadlines.healthMs), deadlines.healthMs),
    dump: () => Promise.reject(new Error('a database on a server is dumped with pg_dump')),
    close: () => Promise.resolve(),
  };
}

/** A copy whose key can be listed: the driver hides it in what it is given, and Sequelize hands on what it can list. */
const withKey = (ssl: ConnectionOptions): ConnectionOptions =>
  ssl.key === undefined ? { ...ssl } : { ...ssl, key: ssl.key };

/** Sequelize does not hand on how encryption is negotiated. */
const negotiating = (Base: typeof Client): typeof Client =>
  class extends Base {
    constructor(config?: ClientConfig) {
      super({ ...config, sslnegotiation: 'direct' });
    }
  };
