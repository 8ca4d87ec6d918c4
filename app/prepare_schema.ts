/** Before a host serves, its tables are there: made where that may happen by itself, else asked for. */
import type { Host } from '../core/boot';
import { createTables, differs, pending, schemaState, type Comparison } from '../core/create';
import { HostError, type Finding } from '../core/findings';
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

/** Makes tables, then the data modules need, and data to look at where nobody else's lies: on a first start. */
async function make({ host, say }: SchemaOptions, first: boolean): Promise<void> {
  const { database, project, sequelize, models } = host;
  const began = performance.now();
  if (first) await beginFirstStart(database);
  const { steps } = await database.withDatabaseLock('create', (connection) =>
    createTables({ connection, registry: project.registry }),
  );
  say(`${steps.length} tables stand after ${Math.round(performance.now() - began)} ms`);
  const alone = aloneOn(database, sequelize);
  const seeds = await runSeeds({
    modules: project.modules.map(({ folder }) => folder),
    models,
    demo: first,
    alone: (work) => alone(() => work().then(() => (first ? endFirstStart(sequelize) : undefined))),
    log: (_file, message) => say(message),
  });
  if (seeds.length > 0) say(`${seeds.length} seeds written${first ? ', demo data among them' : ''}`);
  else if (first) await endFirstStart(sequelize);
}

/** True for an empty database of a developer's own, and for one whose first start was cut short. */
async function isFirst({ host, environment }: SchemaOptions, isEmpty: boolean): Promise<boolean> {
  if (environment !== 'development' || host.database.kind !== 'embedded') return false;
  return isEmpty || (await isFirstStartOpen(host.database));
}

/**
 * In development an empty embedded database is filled by itself; elsewhere only `migrate` makes anything.
 * @returns warnings: tables that differ from their models
 * @throws HostError SCHEMA_PENDING, or what creating and seeding find
 */
export async function prepareSchema(options: SchemaOptions): Promise<readonly Finding[]> {
  const { host, migrate } = options;
  const comparisons = await compare(host);
  const gaps = missing(comparisons);
  const isEmpty = gaps.length > 0 && gaps.length === comparisons.length;
  const first = await isFirst(options, isEmpty);
  if (gaps.length > 0 && !first && !migrate) throw new HostError([pending(gaps)]);
  if (gaps.length > 0 || first) await make(options, first);
  return comparisons.filter(({ state }) => state === 'differs').map(differs);
}
