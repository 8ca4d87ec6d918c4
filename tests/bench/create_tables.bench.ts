/**
 * Making N tables, each with 2 foreign keys and 2 indexes: against psql running the same SQL, and against
 * `sequelize.sync()`. Then the second run, with nothing to do, against one look into the catalog by name.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import type { Sequelize } from 'sequelize';
import { scratchDatabase } from '../../app/testing';
import { createTables } from '../../core/create';
import type { Registry } from '../../core/registry';
import { createdEmbedded } from './support/embedded_tables';
import { modelProject } from './support/model_project';
import { plainModels } from './support/plain_models';
import { SERVER, whyNoPsql, whyNoServer } from './support/postgres';
import { registryAt } from './support/registry';
import { pair, say, sayAgainst } from './support/report';
import { costOf, inTurn, type Cost } from './support/turns';

const SIZES = [
  { count: 100, rounds: 7 },
  { count: 500, rounds: 3 },
  { count: 1000, rounds: 3 },
];
const SECOND_RUNS = 15;
/** The least that any program has to ask: which tables are there. */
const NAMES = `SELECT relname FROM pg_class
  WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')`;

/** Measures `work` on an empty database of its own. */
async function onEmpty(work: (url: string) => Promise<Cost>): Promise<Cost> {
  const database = await scratchDatabase(SERVER);
  try {
    return await work(database.url);
  } finally {
    await database.drop();
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const create = (url: string, registry: Registry): Promise<unknown> =>
  withClient(url, (connection) => createTables({ connection, registry }));

function psql(url: string, file: string): void {
  const { status, stderr } = spawnSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', file, url]);
  if (status !== 0) throw new Error(stderr.toString());
}

/** What is sent for these models, as a file. Its transactions stand in it: it is what `psql -1 -f` would run. */
async function sqlFile(root: string, registry: Registry): Promise<string> {
  const database = await scratchDatabase(SERVER);
  const { sql } = await withClient(database.url, (connection) =>
    createTables({ connection, registry, dryRun: true }),
  );
  await database.drop();
  const file = path.join(root, 'tables.sql');
  writeFileSync(file, sql.join('\n'));
  return file;
}

async function sync(sequelize: Sequelize): Promise<void> {
  await sequelize.sync();
  await sequelize.close();
}

async function measure({ count, rounds }: (typeof SIZES)[number]): Promise<void> {
  const project = modelProject(count, 'models');
  const theirs = modelProject(count, 'plain');
  const registry = registryAt(project.root);
  const file = await sqlFile(project.root, registry);
  const plain = (url: string): Sequelize => plainModels(theirs.files, url);
  const first = await inTurn(
    [
      { name: 'psql', run: () => onEmpty((url) => costOf(() => psql(url, file))) },
      { name: 'host', run: () => onEmpty((url) => costOf(() => create(url, registry))) },
      {
        name: 'sync',
        run: () =>
          onEmpty((url) => {
            const sequelize = plain(url);
            return costOf(() => sync(sequelize));
          }),
      },
    ],
    rounds,
  );
  // The server does the work: only the clock on the wall sees it.
  sayAgainst(`N = ${count}, against psql -f of the same SQL`, pair(first, 1, 0), { most: 1.15 }, 'wall');
  sayAgainst(`N = ${count}, sequelize.sync() against psql -f`, pair(first, 2, 0), {}, 'wall');
  await again(count, registry, plain);
  project.remove();
  theirs.remove();
}

/** The second run: everything is there. */
async function again(count: number, registry: Registry, plain: (url: string) => Sequelize): Promise<void> {
  const database = await scratchDatabase(SERVER);
  const sequelize = plain(database.url);
  await withClient(database.url, async (client) => {
    await createTables({ connection: client, registry });
    const taken = await inTurn(
      [
        { name: 'names', run: () => costOf(() => client.query(NAMES)) },
        { name: 'host', run: () => costOf(() => createTables({ connection: client, registry })) },
      ],
      SECOND_RUNS,
    );
    sayAgainst(
      `N = ${count}, nothing to do, columns compared, against names`,
      pair(taken, 1, 0),
      { most: 5 },
      'wall',
    );
    const synced = await inTurn(
      [
        { name: 'names', run: () => costOf(() => client.query(NAMES)) },
        { name: 'sync', run: () => costOf(() => sequelize.sync()) },
      ],
      3,
    );
    sayAgainst(
      `N = ${count}, nothing to do, sequelize.sync(), against names`,
      pair(synced, 1, 0),
      {},
      'wall',
    );
  });
  await sequelize.close();
  await database.drop();
}

async function main(): Promise<void> {
  const reason = whyNoPsql() ?? (await whyNoServer());
  if (reason === undefined) for (const one of SIZES) await measure(one);
  else say(`not run on a server: ${reason}`);
  await createdEmbedded(100, 5);
}

void main();
