import type { LoadedModel } from '../../core/load';
import type { MigrationFiles } from '../../core/migrations';

export const ROWS: number;
export function longMigrations(core: {
  readonly knownMigration: unknown;
  readonly defineMigration: unknown;
  readonly ledgerModel: unknown;
}): { readonly files: MigrationFiles; readonly loaded: LoadedModel[] };
