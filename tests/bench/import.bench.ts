/**
 * A file of records taken in, each row read, checked by its model and looked up where it must be unique: against psql
 * copying the same file into the same table. `--rows=50000` measures less.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scratchDatabase } from '../../app/testing';
import { adminOf, type Admin } from '../../core/admin/context';
import { guessPlan } from '../../core/admin/import/guess_plan';
import { lookAtFile } from '../../core/admin/import/look_at_file';
import { runImport } from '../../core/admin/import/run_import';
import { runAs } from '../../core/actor';
import { createTables } from '../../core/create';
import { createSequelize, openDatabase } from '../../core/database';
import {
  boolean,
  date,
  decimal,
  defineModel,
  enumeration,
  integer,
  string,
  text,
  type ImportRun,
  type ImportRuns,
} from '../../core/declare';
import { registerModels } from '../../core/register';
import { conditionsOf } from '../../core/scope';
import { registryOf } from '../support/registry_of';
import { SERVER, whyNoPsql, whyNoServer } from './support/postgres';
import { pair, say, sayAgainst } from './support/report';
import { costOf, inTurn, type Cost } from './support/turns';

const ROWS = Number(/--rows=(\d+)/.exec(process.argv.join(' '))?.[1] ?? process.env['BENCH_ROWS'] ?? 200_000);
const ROUNDS = 3;

const Thing = defineModel('Thing', {
  table: 'things',
  audit: false,
  fields: {
    name: string(120).required(),
    code: string(40).required().unique(),
    email: string(100).email(),
    amount: decimal(12, 2).min(0),
    count: integer().default(0),
    state: enumeration(['new', 'open', 'done']).default('new').required(),
    active: boolean().default(true).required(),
    day: date(),
    note: text(),
  },
});
const registry = registryOf([[300, Thing, 'things']]);
const COLUMNS = 'name,code,email,amount,count,state,active,day,note';

async function written(file: string): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${COLUMNS}\n`);
  for (let at = 0; at < ROWS; at += 1) {
    const line = `Thing number ${at},C-${at},t${at}@example.org,${at % 5000}.50,${at % 90},${['new', 'open', 'done'][at % 3]},${at % 2 === 0},19${10 + (at % 90)}-0${1 + (at % 9)}-1${at % 10},"some words, quoted ${at}"\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Kept in memory: what a run is written down with is one small statement for each batch. */
function keptRun(run: ImportRun): ImportRuns & { now: ImportRun } {
  const kept = {
    now: run,
    add: () => Promise.resolve(run.id),
    read: () => Promise.resolve(kept.now),
    hold: () => Promise.resolve(kept.now),
    change: (_id: string, change: object) => {
      kept.now = { ...kept.now, ...change };
      return Promise.resolve();
    },
  };
  return kept;
}

async function imported(admin: Admin, file: string): Promise<ImportRun> {
  const [page] = admin.pages;
  if (page === undefined) throw new Error('there is no page');
  const looked = await lookAtFile(file);
  if ('wrong' in looked) throw new Error(looked.wrong);
  const worker = randomUUID();
  const run: ImportRun = {
    ...{ id: randomUUID(), userId: null, tableName: 'things', fileName: 'things.csv', stored: 'x', bytes: 0 },
    ...{
      state: 'running',
      plan: { ...guessPlan(page, looked, false), clean: true },
      position: 0,
      refusedBytes: 0,
      samples: [],
    },
    ...{ problem: null, worker, milliseconds: 0, created: 0, updated: 0, same: 0, refused: 0 },
    updatedAt: new Date(),
  };
  const runs = keptRun(run);
  const work = {
    ...{ admin, page, runs, run, given: file, refused: `${file}.refused`, worker, isStopped: () => false },
    wordsFor: (error: unknown) => {
      throw error;
    },
  };
  await runAs({ id: null, name: 'Bench' }, () => runImport(work, false), { powers: () => true });
  return runs.now;
}

async function onServer(work: (url: string, admin: Admin) => Promise<Cost>): Promise<Cost> {
  const scratch = await scratchDatabase(SERVER);
  const database = await openDatabase({ url: scratch.url });
  try {
    const connection = await database.connect();
    await createTables({ connection, registry }).finally(() => connection.end());
    const sequelize = await createSequelize(database);
    const models = registerModels(registry, sequelize);
    const admin = adminOf({
      ...{ registry, models, sequelize, conditions: conditionsOf(registry, models) },
      ...{ access: undefined as never, desk: undefined as never, ranges: [], cacheDir: tmpdir() },
    });
    return await work(scratch.url, admin).finally(() => sequelize.close());
  } finally {
    await database.close();
    await scratch.drop();
  }
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ordinal-import-'));
  const file = path.join(folder, 'things.csv');
  await written(file);
  let most = 0;
  const psql = (): Promise<Cost> =>
    onServer((url) =>
      costOf(() => {
        const copy = `\\copy things(${COLUMNS}) from '${file}' with (format csv, header true)`;
        const { status, stderr } = spawnSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-c', copy, url]);
        if (status !== 0) throw new Error(stderr.toString());
      }),
    );
  const host = (): Promise<Cost> =>
    onServer(async (_url, admin) => {
      const own = path.join(folder, 'own.csv');
      await copyFile(file, own);
      const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
      try {
        return await costOf(async () => {
          const { created, refused, state } = await imported(admin, own);
          if (created !== ROWS) throw new Error(`${state}: ${created} created, ${refused} refused`);
        });
      } finally {
        clearInterval(timer);
      }
    });
  await host();
  const before = process.memoryUsage.rss();
  most = 0;
  const taken = await inTurn(
    [
      { name: 'psql', run: psql },
      { name: 'host', run: host },
    ],
    ROUNDS,
  );
  // As fast as the limit is 1; half as fast is 0.5.
  const [peer, ours] = pair(taken, 0, 1);
  sayAgainst(`${ROWS} rows with validation, against psql \\copy`, [peer, ours], { least: 0.6 }, 'wall');
  const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);
  say(`    at most ${megabytes(most)} MB in memory, ${megabytes(most - before)} more than before`);
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const why = (await whyNoServer()) ?? whyNoPsql();
  if (why !== undefined) return say(`  not measured: ${why}`);
  await measure();
}

void main();
