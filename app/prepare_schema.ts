/** Before a host serves, its tables are there: made where that may happen by itself, else asked for. */
import type { Host } from '../core/boot';
import { differs, pending, SCHEMA_LOCK, schemaState, type Comparison } from '../core/create';
import type { ModuleFolder } from '../core/discover';
import { fail, HostError, throwOnErrors, type Finding } from '../core/findings';
import { makeTables, openDesk, pendingMigrations, type Desk } from '../core/migrations';
import { aloneOn, runSeeds } from '../core/seed';
import type { Config } from './config';
import { beginFirstStart, endFirstStart, isFirstStartOpen } from './first_start';

export interface SchemaOptions {
  readonly host: Host;
  readonly environment: Config['environment'];
  /** True makes what is missing wherever the host runs. */
  readonly migrate: boolean;
  /** Told in words what happens. */
  readonly say: (line: string) => void;
}

const missing = (comparisons: readonly Comparison[]): Comparison[] =>
  comparisons.filter(({ state }) => state === 'missing');

async function compare({ database, project }: Host): Promise<readonly Comparison[]> {
  const connection = await database.connect({ statementMs: database.deadlines.longStatementMs });
  try {
    return await schemaState(connection, project.registry);
  } finally {
    await connection.end();
  }
}

/** Tables on an empty database, else the migrations that have not run, then what no migration makes yet. */
async function makeSchema(
  { host, say, migrate }: SchemaOptions,
  desk: Desk,
  { isEmpty, isBehind }: { readonly isEmpty: boolean; readonly isBehind: boolean },
): Promise<void> {
  const { database, project } = host;
  const began = performance.now();
  const spent = (): string => `${Math.round(performance.now() - began)} ms`;
  if (!isEmpty) {
    const outcomes = isBehind ? await desk.up() : [];
    for (const { migration, did, milliseconds } of outcomes)
      say(`migration ${migration.name} ${did} in ${Math.round(milliseconds)} ms`);
    if (!migrate || missing(await compare(host)).length === 0) return;
  }
  const { steps } = await database.withDatabaseLock(SCHEMA_LOCK, (connection) =>
    makeTables({ connection, registry: project.registry, modules: folders(host), files: desk.files }),
  );
  say(`${steps.length} tables stand after ${spent()}`);
}

/** The data modules need, and data to look at where nobody else's lies: on a first start. */
async function seed({ host, say }: SchemaOptions, first: boolean): Promise<void> {
  const { database, sequelize, models } = host;
  const alone = aloneOn(database, sequelize);
  const seeds = await runSeeds({
    modules: folders(host),
    models,
    demo: first,
    alone: (work) => alone(() => work().then(() => (first ? endFirstStart(sequelize) : undefined))),
    log: (_file, message) => say(message),
  });
  if (seeds.length > 0) say(`${seeds.length} seeds written${first ? ', demo data among them' : ''}`);
  else if (first) await endFirstStart(sequelize);
}

const folders = ({ project }: Host): ModuleFolder[] => project.modules.map(({ folder }) => folder);

/** A developer's own database, in which nobody else's data lies. */
const isOwn = ({ host, environment }: SchemaOptions): boolean =>
  environment === 'development' && host.database.kind === 'embedded';

/** True for an empty database of a developer's own, and for one whose first start was cut short. */
const isFirst = async (options: SchemaOptions, isEmpty: boolean): Promise<boolean> =>
  isOwn(options) && (isEmpty || (await isFirstStartOpen(options.host.database)));

/**
 * In development an empty embedded database is filled by itself, and one that is behind is brought up to date;
 * elsewhere only `migrate` makes or changes anything.
 * @returns warnings: tables that differ from their models
 * @throws HostError MIGRATION_PENDING, SCHEMA_PENDING, or what migrating, creating and seeding find
 */
export async function prepareSchema(options: SchemaOptions): Promise<readonly Finding[]> {
  const { host, migrate } = options;
  const desk = openDesk({ database: host.database, registry: host.project.registry, modules: folders(host) });
  const before = await compare(host);
  const standings = await desk.standings();
  throwOnErrors([...desk.files.findings, ...standings.findings]);
  const gaps = missing(before);
  const isEmpty = gaps.length > 0 && gaps.length === before.length;
  const first = await isFirst(options, isEmpty);
  const behind = isEmpty ? [] : standings.pending;
  if (behind.length > 0 && !migrate && !isOwn(options)) throw fail(pendingMigrations(behind));
  const makes = migrate ? gaps.length + behind.length > 0 : first || behind.length > 0;
  if (first) await beginFirstStart(host.database);
  if (makes) await makeSchema(options, desk, { isEmpty, isBehind: behind.length > 0 });
  const after = makes ? await compare(host) : before;
  const left = missing(after);
  if (left.length > 0) throw new HostError([pending(left)]);
  if (makes || first) await seed(options, first);
  return after.filter(({ state }) => state === 'differs').map(differs);
}
