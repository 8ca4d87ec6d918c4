/** Migrations of one project on one database: what commands, the start of the server and the admin page work with. */
import type { Client } from 'pg';
import { SCHEMA_LOCK } from '../create';
import type { Database } from '../database';
import type { ModuleFolder } from '../discover';
import type { Registry } from '../registry';
import { findDrift, type Drift } from './drift';
import { readMigrations, type KnownMigration, type MigrationFiles } from './files';
import { readLedger, standingsOf, type Standings } from './ledger';
import { planPending, type PlannedMigration } from './plan_pending';
import {
  blockersOf,
  migrateDown,
  migrateUp,
  PATIENCE,
  type MigrateOptions,
  type Outcome,
  type Patience,
} from './run';

export interface DeskOptions {
  readonly database: Database;
  readonly registry: Registry;
  /** Modules that are switched on, in loading order. */
  readonly modules: readonly ModuleFolder[];
  readonly patience?: Patience;
}

/** Told while migrations run. */
export type Told = Pick<MigrateOptions, 'onStart' | 'onOutcome' | 'onStatement'>;

export interface Desk {
  readonly files: MigrationFiles;
  /** Reads only. */
  standings(): Promise<Standings>;
  /** @throws HostError, with what ran before it standing in the ledger */
  up(to?: string, told?: Told): Promise<readonly Outcome[]>;
  down(until: { readonly steps: number } | { readonly to: string }, told?: Told): Promise<readonly Outcome[]>;
  plan(): Promise<readonly PlannedMigration[]>;
  drift(): Promise<Drift>;
}

/** Reads the files; the database is asked when one of its members is used. */
export function openDesk({ database, registry, modules, patience = PATIENCE }: DeskOptions): Desk {
  const files = readMigrations(modules);
  const switchedOn = new Set(modules.map(({ name }) => name));
  const withConnection = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = await database.connect();
    return work(client).finally(() => client.end());
  };
  const standings = (): Promise<Standings> =>
    withConnection(async (client) => standingsOf(files.migrations, await readLedger(client), switchedOn));
  const locked = <T>(told: Told, work: (options: MigrateOptions) => Promise<T>): Promise<T> =>
    database.withDatabaseLock(SCHEMA_LOCK, async (connection) => {
      const { rows } = await connection.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const pid = rows[0]?.pid ?? 0;
      // The embedded database has one session, in which nobody can be in the way.
      const look: MigrateOptions['look'] =
        database.kind === 'embedded'
          ? () => Promise.resolve([])
          : () => withConnection((client) => blockersOf(client, pid));
      return work({ ...told, connection, files, registry, modules: switchedOn, patience, look });
    });
  return {
    files,
    standings,
    up: (to, told = {}) => locked(told, (options) => migrateUp(options, to)),
    down: (until, told = {}) => locked(told, (options) => migrateDown(options, until)),
    plan: async () => {
      const { pending } = await standings();
      const left = new Set(pending.map(({ name }) => name));
      const first = files.migrations.findIndex(({ name }) => left.has(name));
      const from = first === -1 ? files.migrations.length : first;
      return planPending(
        files.migrations.slice(0, from),
        files.migrations.slice(from).filter(({ name }) => left.has(name)),
      );
    },
    drift: async () => {
      const { all } = await standings();
      const applied = all.flatMap(({ migration, row }): KnownMigration[] =>
        migration !== undefined && (row?.state === 'applied' || row?.state === 'stamped') ? [migration] : [],
      );
      return withConnection((client) => findDrift(client, registry, applied));
    },
  };
}
