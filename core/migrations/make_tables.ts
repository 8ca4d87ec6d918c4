/** create-tables, which knows of migrations: what it makes stands for those that would have made it. */
import { createTables, type Comparison, type CreateOptions, type CreateReport } from '../create';
import type { ModuleFolder } from '../discover';
import { fail, throwOnErrors } from '../findings';
import type { MigrationFiles } from './files';
import {
  LEDGER_TABLE,
  markSql,
  nextBatch,
  readLedger,
  standingsOf,
  type Standing,
  type Standings,
} from './ledger';

export interface MakeTablesOptions extends Omit<CreateOptions, 'alongside'> {
  /** Modules that are switched on. */
  readonly modules: readonly ModuleFolder[];
  readonly files: MigrationFiles;
}

/**
 * Makes what is missing and marks, in the same transaction, the migrations of the modules that are whole with it.
 * The caller holds the database's lock.
 * @throws HostError MIGRATION_PENDING where a module already goes by migrations, of which some have not run
 */
export async function makeTables(options: MakeTablesOptions): Promise<CreateReport> {
  const { connection, registry, modules, files, only = () => true } = options;
  throwOnErrors(files.findings);
  const ledgerFile = registry.byTable.get(LEDGER_TABLE)?.file;
  if (ledgerFile === undefined) return createTables(options);
  const ledger = await readLedger(connection);
  const standings = standingsOf(files.migrations, ledger, new Set(modules.map(({ name }) => name)));
  const batch = nextBatch(ledger.values());
  const sizes = new Map<string, number>();
  for (const { file, extensions } of registry.models)
    for (const { module } of [file, ...extensions.map((one) => one.file)])
      sizes.set(module, (sizes.get(module) ?? 0) + 1);
  return createTables({
    ...options,
    only: (file) => file === ledgerFile || only(file),
    alongside: (comparisons) => {
      refuseMixing(comparisons, standings);
      return stampable(comparisons, standings, sizes).map(({ migration }) =>
        migration === undefined
          ? ''
          : markSql(migration, {
              state: 'stamped',
              stepsDone: migration.migration.up.length,
              batch,
              durationMs: 0,
            }),
      );
    },
  });
}

const modulesOf = (standings: readonly Standing[]): ReadonlySet<string> =>
  new Set(standings.map(({ module }) => module));

function refuseMixing(comparisons: readonly Comparison[], { all, pending }: Standings): void {
  const ruled = modulesOf(all.filter(({ row }) => row !== undefined));
  const missing = new Set(
    comparisons.filter(({ state }) => state === 'missing').map(({ step }) => step.file.module),
  );
  const mixed = pending.filter(({ module }) => ruled.has(module) && missing.has(module));
  if (mixed.length > 0) throw fail(pendingMigrations(mixed));
}

/** Pending migrations of modules that go by none yet and are whole now. */
function stampable(
  comparisons: readonly Comparison[],
  { all, pending }: Standings,
  sizes: ReadonlyMap<string, number>,
): Standing[] {
  const ruled = modulesOf(all.filter(({ row }) => row !== undefined));
  const sound = new Map<string, number>();
  for (const { step, state } of comparisons)
    if (state === 'missing' || state === 'there')
      sound.set(step.file.module, (sound.get(step.file.module) ?? 0) + 1);
  return pending.filter(({ module }) => !ruled.has(module) && sound.get(module) === sizes.get(module));
}

/** For commands and starts that do not migrate by themselves. */
export const pendingMigrations = (pending: readonly Standing[]): Parameters<typeof fail>[0] => ({
  code: 'MIGRATION_PENDING',
  summary: `${pending.length} ${pending.length === 1 ? 'migration has' : 'migrations have'} not run on this database`,
  at: pending.map(({ name, shown, state }) => ({ file: shown ?? name, note: state })),
  waysOut: [
    { command: 'menu-cli migrate plan', text: 'shows the SQL, with the locks each statement takes' },
    { command: 'menu-cli migrate up' },
  ],
});
