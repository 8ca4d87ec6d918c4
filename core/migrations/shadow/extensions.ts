/** Extensions of PostgreSQL that a shadow has to have at hand. */
import { databaseExtensions } from '../../create';
import type { Registry } from '../../registry';
import type { KnownMigration } from '../files';

const MADE = /\bCREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+)?"?([\w-]+)"?/gi;

/** Those that migrations make. */
export const extensionsOf = (migrations: readonly KnownMigration[]): readonly string[] =>
  migrations.flatMap(({ migration }) =>
    migration.up.flatMap((step) =>
      'run' in step
        ? []
        : step.sql.flatMap((sql) => [...sql.matchAll(MADE)].flatMap(([, name]) => name?.toLowerCase() ?? [])),
    ),
  );

/** Those that models need, and those that migrations make. */
export const extensionsFor = (
  registry: Registry,
  migrations: readonly KnownMigration[],
): readonly string[] => [...new Set([...databaseExtensions(registry), ...extensionsOf(migrations)])];
