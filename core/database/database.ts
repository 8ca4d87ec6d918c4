import type { Client } from 'pg';
import type { Options } from 'sequelize';
import type { Deadlines } from './deadlines';

/** The answer of a health check. `reason` says in one line why it is not well; no secrets. */
export interface Health {
  readonly ok: boolean;
  readonly milliseconds: number;
  readonly reason?: string;
}

export interface ConnectOptions {
  /** How long one statement may take, in milliseconds; the pool's limit when it is not named. */
  readonly statementMs?: number;
}

/** One database, embedded or on a server, behind the same few ways in. */
export interface Database {
  readonly kind: 'embedded' | 'server';
  /** For people and logs; carries no secret. E.g. `PostgreSQL at 10.0.0.5:5432/shop as app`. */
  readonly describe: string;
  readonly deadlines: Deadlines;
  /** A private connection, already connected; the caller ends it. Throws DATABASE_UNREACHABLE. */
  connect(options?: ConnectOptions): Promise<Client>;
  /** What `new Sequelize(options)` needs; `createSequelize` adds the rest. */
  sequelizeOptions(): Options;
  /**
   * Runs `work` while no other process runs anything under the same name. On a server: an advisory lock on a
   * connection of its own. On the embedded database: a lease that shuts everybody else out entirely. `client` is
   * that connection; other connections of this handle, Sequelize's too, pass as well. Not reentrant. Throws
   * DATABASE_BUSY when the lock does not come within `deadlines.runLockMs`.
   */
  withDatabaseLock<T>(name: string, work: (client: Client) => Promise<T>): Promise<T>;
  /** Asks the database for an answer; never throws and never takes longer than `deadlines.healthMs`. */
  health(): Promise<Health>;
  /** The embedded database as a tar archive to start others from. Rejects on a server: use pg_dump there. */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** A PostgreSQL address (`DATABASE_URL`). Without it the embedded database is opened. */
  readonly url?: string | undefined;
  /** The folder the embedded database lives in (`DATA_DIR`); its data is `<dataDir>/database`. */
  readonly dataDir?: string;
  /** Keep the embedded database in memory, with no file at all. For tests. */
  readonly memory?: boolean;
  /** Extensions of PostgreSQL that the embedded database can make, by name; a server has those that were installed. */
  readonly extensions?: readonly string[];
  /** A dump to start the embedded database from, where there is none yet. */
  readonly archive?: Uint8Array;
  /** Whether this process is the server: it lets commands in through a socket, and its deadlines are short. */
  readonly serve?: boolean;
  readonly deadlines?: Partial<Deadlines>;
  /** Connections in the pool on a server, at least 5; 10 when it is not named. */
  readonly poolSize?: number;
  /** What the server calls this program in pg_stat_activity; `ordinal` when it is not named. */
  readonly applicationName?: string;
  /** Name of a host whose lock on the data folder may be taken over (`DATA_DIR_TAKEOVER`). */
  readonly takeOverFrom?: string | undefined;
  /** Told in one line what is waited for and who holds it, when a wait for another process lasts longer than a second. */
  readonly onWait?: ((text: string) => void) | undefined;
  /** Where the archive of an empty database is kept between first starts; null keeps none. */
  readonly cacheDir?: string | null;
}
