import type { Client } from 'pg';
import type { Registry } from '../../registry';
import type { KnownMigration, MigrationFiles } from '../files';
import type { Blocker, Patience } from './patience';

/** What a run is given. */
export interface MigrateOptions {
  /** The private connection that holds the database's lock, and runs every statement. */
  readonly connection: Client;
  readonly files: MigrationFiles;
  readonly registry: Registry;
  /** Names of the modules that are switched on. */
  readonly modules: ReadonlySet<string>;
  readonly patience: Patience;
  /** Who is in the way, asked on another connection. */
  readonly look: () => Promise<readonly Blocker[]>;
  readonly onStart?: (migration: KnownMigration) => void;
  readonly onOutcome?: (outcome: Outcome) => void;
  readonly onStatement?: (sql: string) => void;
}

export interface Outcome {
  readonly migration: KnownMigration;
  readonly did: 'applied' | 'stamped' | 'reverted';
  readonly milliseconds: number;
}
