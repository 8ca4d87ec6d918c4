/** Options of `migrate`, as they are typed. */
export interface MigrateWords {
  readonly to?: string;
  readonly steps?: string;
  readonly dryRun?: boolean;
}
