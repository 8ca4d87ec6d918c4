/** Migrations on PostgreSQL, killed at any moment: the ledger tells the truth, and the next run finishes. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Client } from 'pg';
import { openDatabase, type Database } from '../../core/database';
import * as declare from '../../core/declare';
import * as migrations from '../../core/migrations';
import { buildRegistry } from '../../core/registry';
import { builtCli } from '../support/built_cli';
import { describeOnServer, serverDatabase } from '../support/database';
import { longMigrations, ROWS } from '../support/long_migrations.js';

const ROUNDS = 100;
const CHILD = path.join(__dirname, 'child', 'migrate.js');

describeOnServer('migrations that are killed', () => {
  let held: Awaited<ReturnType<typeof serverDatabase>>;
  let watcher: Client;
  let database: Database;
  const { files, loaded } = longMigrations({ ...migrations, ...declare });
  const registry = buildRegistry(loaded, []);

  beforeAll(async () => {
    builtCli();
    held = await serverDatabase();
    watcher = new Client({ connectionString: held.url });
    await watcher.connect();
    database = await openDatabase({ url: held.url });
  });
  afterAll(async () => {
    await database.close();
    await watcher.end();
    await held.drop();
  });

  /** Starts a run in a process of its own; resolves when it holds the lock. */
  const begin = async () => {
    const child = spawn(process.execPath, [CHILD], {
      env: { ...process.env, DATABASE_URL: held.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const early = ended.then((code) => {
      throw new Error(`the run ended with ${code} before it held the lock`);
    });
    await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), early]);
    return { kill: () => child.kill('SIGKILL'), ended };
  };
  const finish = () =>
    database.withDatabaseLock('create', (connection) =>
      migrations.migrateUp({
        connection,
        files,
        registry,
        modules: new Set(['long']),
        patience: migrations.PATIENCE,
        look: () => Promise.resolve([]),
      }),
    );
  const empty = () => watcher.query('DROP TABLE IF EXISTS big, ran, migrations');
  /** A server learns of a killed client within a second, whatever it is doing. */
  const gone = async (): Promise<number> => {
    const began = performance.now();
    for (;;) {
      const { rows } = await watcher.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'ordinal'
          AND pid <> pg_backend_pid() AND state <> 'idle'`,
      );
      if (rows.length === 0) return performance.now() - began;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const there = async (sql: string): Promise<boolean> => ((await watcher.query(sql)).rowCount ?? 0) > 0;
  const column = (name: string) =>
    there(
      `SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass('big') AND attname = '${name}' AND NOT attisdropped`,
    );
  const validIndex = (name: string) =>
    there(`SELECT 1 FROM pg_index WHERE indexrelid = to_regclass('${name}') AND indisvalid`);
  const closed = () =>
    there(
      `SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass('big') AND attname = 'rank' AND attnotnull`,
    );

  /** What the ledger says is done is there, and what it does not know of is not. */
  const expectTruth = async (): Promise<void> => {
    const ledger = await migrations.readLedger(watcher);
    const state = (slug: string): string | undefined =>
      [...ledger.values()].find(({ name }) => name.endsWith(`.${slug}`))?.state;
    expect(await there("SELECT 1 WHERE to_regclass('big') IS NOT NULL")).toBe(state('tables') === 'applied');
    expect(await column('tail')).toBe(state('change') === 'applied');
    if (state('indexes') === 'applied')
      expect(await Promise.all(['big_word', 'big_tail'].map(validIndex))).toEqual([true, true]);
    if (state('indexes') === undefined) expect(await validIndex('big_word')).toBe(false);
    expect(await closed()).toBe(state('portions') === 'applied');
    const ran = state('tables') === undefined ? [] : (await watcher.query('SELECT name FROM ran')).rows;
    const row = [...ledger.values()].find(({ name }) => name.endsWith('.indexes'));
    const expected = [
      ['tables', state('tables') === 'applied'],
      ['change', state('change') === 'applied'],
      ['indexes', state('indexes') === 'applied' || (row?.stepsDone ?? 0) > 0],
      ['portions', state('portions') === 'applied'],
    ].flatMap(([name, is]) => (is === true ? [{ name }] : []));
    expect(ran).toEqual(expected);
  };
  const expectWhole = async (): Promise<void> => {
    const ledger = await migrations.readLedger(watcher);
    expect([...ledger.values()].map(({ state }) => state)).toEqual([
      'applied',
      'applied',
      'applied',
      'applied',
    ]);
    await expectTruth();
    const { rows } = await watcher.query(
      'SELECT count(*)::int AS rows, count(tail)::int AS tails, count(rank)::int AS ranks FROM big',
    );
    expect(rows).toEqual([{ rows: ROWS, tails: ROWS, ranks: ROWS }]);
  };

  test(`${ROUNDS} kills at random moments: the schema equals the ledger, and the next run finishes`, async () => {
    const began = performance.now();
    const whole = await begin();
    const start = performance.now();
    expect(await whole.ended).toBe(0);
    const lasts = performance.now() - start;
    expect(performance.now() - began).toBeGreaterThan(lasts);
    await expectWhole();
    const stopped = new Set<string>();
    let slowest = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await empty();
      const run = await begin();
      await new Promise((resolve) => setTimeout(resolve, (lasts * (round + Math.random())) / ROUNDS));
      run.kill();
      await run.ended;
      slowest = Math.max(slowest, await gone());
      await expectTruth();
      const ledger = await migrations.readLedger(watcher);
      stopped.add([...ledger.values()].map(({ state, stepsDone }) => `${state} ${stepsDone}`).join(', '));
      await finish();
      await expectWhole();
    }
    // The kills met different moments, or they have proven little.
    expect(stopped.size).toBeGreaterThanOrEqual(5);
    expect(slowest).toBeLessThan(5_000);
  });
});
