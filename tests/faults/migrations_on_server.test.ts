/** Several processes, a blocked table and a pooler: what only a PostgreSQL server can show of migrations. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { openDatabase } from '../../core/database';
import * as declare from '../../core/declare';
import { HostError } from '../../core/findings';
import * as migrations from '../../core/migrations';
import { buildRegistry } from '../../core/registry';
import { builtCli } from '../support/built_cli';
import { describeOnServer, serverDatabase } from '../support/database';
import { longMigrations, ROWS } from '../support/long_migrations.js';

const CHILD = path.join(__dirname, 'child', 'migrate.js');
const { files, loaded } = longMigrations({ ...migrations, ...declare });
const registry = buildRegistry(loaded, []);
const modules = new Set(['long']);

const findings = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => {
      if (error instanceof HostError) return error.findings;
      throw error;
    },
  );

describeOnServer('migrations on a server', () => {
  let held: Awaited<ReturnType<typeof serverDatabase>>;
  let watcher: Client;
  beforeAll(() => void builtCli());
  beforeEach(async () => {
    held = await serverDatabase();
    watcher = new Client({ connectionString: held.url });
    await watcher.connect();
  });
  afterEach(async () => {
    await watcher.end();
    await held.drop();
  });

  test.each([2, 5])('%d processes at once: each migration runs once, and all say yes', async (count) => {
    const runs = Array.from({ length: count }, () => {
      const child = spawn(process.execPath, [CHILD], {
        env: { ...process.env, DATABASE_URL: held.url },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return new Promise<number | null>((resolve) => child.once('close', resolve));
    });
    expect(await Promise.all(runs)).toEqual(runs.map(() => 0));
    const { rows } = await watcher.query('SELECT name FROM ran');
    expect(rows.map(({ name }: { name: string }) => name)).toEqual([
      'tables',
      'change',
      'indexes',
      'portions',
    ]);
    expect((await watcher.query('SELECT count(*)::int AS rows FROM big')).rows).toEqual([{ rows: ROWS }]);
    const batches = await watcher.query('SELECT DISTINCT batch FROM migrations');
    expect(batches.rowCount).toBe(1);
  });

  const migrate = async (url: string, patience: Partial<migrations.Patience> = {}, of = files) => {
    const database = await openDatabase({ url });
    const desk = { files: of, registry, modules, patience: { ...migrations.PATIENCE, ...patience } };
    const work = database.withDatabaseLock('create', async (connection) => {
      const { rows } = await connection.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const pid = rows[0]?.pid ?? 0;
      const look = () => migrations.blockersOf(watcher, pid);
      return migrations.migrateUp({ ...desk, connection, look });
    });
    return work.finally(() => database.close());
  };

  test('a blocked table: waits, tries again, and then names the session that blocks it', async () => {
    await watcher.query('CREATE TABLE big (id integer)');
    await watcher.query('DROP TABLE big');
    const short = { ...files, migrations: files.migrations.slice(0, 1) };
    const database = await openDatabase({ url: held.url });
    await database.withDatabaseLock('create', (connection) =>
      migrations.migrateUp({
        files: short,
        registry,
        modules,
        patience: migrations.PATIENCE,
        connection,
        look: () => Promise.resolve([]),
      }),
    );
    await database.close();
    const blocker = new Client({ connectionString: held.url, application_name: 'a report' });
    await blocker.connect();
    await blocker.query('BEGIN; SELECT count(*) FROM big');
    const pid = (blocker as unknown as { processID: number }).processID;
    const [found] = await findings(migrate(held.url, { lockMs: 150, attempts: 3, firstWaitMs: 20 }));
    expect(found).toMatchObject({
      code: 'MIGRATION_BLOCKED',
      summary: expect.stringContaining('in 3 tries'),
    });
    expect(found?.at[1]?.note).toContain(`session ${pid} (a report)`);
    expect(found?.waysOut[0]?.text).toContain(`pg_terminate_backend(${pid})`);
    // Others were never kept waiting in a queue behind it for longer than one try.
    expect((await migrations.readLedger(watcher)).size).toBe(1);
    // Once the other lets go in time, it goes through by itself.
    setTimeout(() => void blocker.query('COMMIT'), 400);
    expect(
      (await migrate(held.url, { lockMs: 150, attempts: 8, firstWaitMs: 50 })).map(({ did }) => did),
    ).toEqual(['applied', 'applied', 'applied']);
    await blocker.end();
  });

  test('a step that fails half-way: what stands before it is kept, and it goes on once rows or file are mended', async () => {
    await watcher.query('CREATE TABLE t (n integer)');
    await watcher.query('INSERT INTO t VALUES (1), (1)');
    const name = '20260101000000.long.unique';
    const written = (index: string): migrations.MigrationFiles => {
      const migration = declare.defineMigration({
        after: null,
        up: [
          { sql: ['ALTER TABLE t ADD COLUMN word text'] },
          { transaction: false, sql: [`CREATE UNIQUE INDEX CONCURRENTLY t_n ON t (${index})`] },
          { sql: ["UPDATE t SET word = 'done'"] },
        ],
        down: null,
      });
      const shown = `modules/admin/long/migrations/${name}.ts`;
      const one = migrations.knownMigration({ module: 'long', name, file: shown, shown, migration });
      return { migrations: [one], findings: [] };
    };
    const run = (files: migrations.MigrationFiles) => migrate(held.url, {}, files);
    const [found] = await findings(run(written('n')));
    expect(found).toMatchObject({
      code: 'MIGRATION_FAILED',
      summary: expect.stringContaining('is duplicated'),
    });
    expect(found?.waysOut.at(-1)?.text).toContain('from its step 2 on');
    const row = async () => (await migrations.readLedger(watcher)).get(name);
    expect(await row()).toMatchObject({ state: 'running', stepsDone: 1 });
    // Written otherwise from the step that failed on, it is no edited migration.
    const mended = written('n, ctid');
    expect(await findings(run(mended))).toMatchObject([{ code: 'MIGRATION_FAILED' }]);
    await watcher.query('DELETE FROM t WHERE ctid = (SELECT min(ctid) FROM t)');
    expect((await run(written('n'))).map(({ did }) => did)).toEqual(['applied']);
    expect(await row()).toMatchObject({ state: 'applied', stepsDone: 3 });
    expect((await watcher.query('SELECT word FROM t')).rows).toEqual([{ word: 'done' }]);
    expect(await findings(run(mended))).toMatchObject([{ code: 'MIGRATION_EDITED' }]);
  });

  const bouncer = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find(existsSync);
  const withBouncer = bouncer === undefined ? test.skip : test;

  withBouncer(
    'behind a pooler that gives each transaction another session it is refused by name',
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'ordinal-bouncer-'));
      const port = await freePort();
      const { hostname, port: serverPort, username, pathname } = new URL(held.url);
      const name = pathname.slice(1);
      const settings = (mode: string, more: string): string => `[databases]
${name} = host=${hostname} port=${serverPort || '5432'} dbname=${name} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
logfile = ${folder}/log
${more}
`;
      const file = path.join(folder, 'pgbouncer.ini');
      await chmod(folder, 0o777);
      const url = `postgres://${username}@127.0.0.1:${port}/${name}`;
      const through = async (mode: string, more: string) => {
        await writeFile(file, settings(mode, more), { mode: 0o644 });
        const started = await startBouncer(bouncer ?? '', file, port);
        const found = await findings(migrate(url));
        started.kill('SIGKILL');
        return found;
      };
      const passing =
        'ignore_startup_parameters = statement_timeout,lock_timeout,idle_in_transaction_session_timeout';
      expect(await through('transaction', passing)).toMatchObject([{ code: 'DATABASE_POOLER' }]);
      expect((await watcher.query("SELECT to_regclass('migrations') AS ledger")).rows).toEqual([
        { ledger: null },
      ]);
      expect(await through('transaction', '')).toMatchObject([{ code: 'DATABASE_POOLER' }]);
      expect(await through('session', passing)).toEqual([]);
      expect((await migrations.readLedger(watcher)).size).toBe(4);
      await rm(folder, { recursive: true });
    },
  );
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** It refuses to run as root, so it runs as the user its package brings. */
async function startBouncer(program: string, file: string, port: number): Promise<ChildProcess> {
  const asRoot = process.getuid?.() === 0;
  const child = asRoot ? spawn(program, ['-u', 'postgres', file]) : spawn(program, [file]);
  for (;;) {
    const probe = new Client({ host: '127.0.0.1', port, user: 'nobody', database: 'nowhere' });
    const answer = await probe.connect().then(
      () => 'up',
      (error: { code?: string }) => error.code,
    );
    await probe.end().catch(() => undefined);
    if (answer !== 'ECONNREFUSED') return child;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
