import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase, type OpenOptions } from '../../../core/database';
import { HostError, type Finding } from '../../../core/findings';
import { startChild } from './child/start';

let dataDir: string;
beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), 'ordinal-lock-'))));
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const lockFile = (): string => join(dataDir, 'database.lock');
const holder = (): { pid: number; socket: string } => JSON.parse(readFileSync(lockFile(), 'utf8'));

const refusal = async (options: OpenOptions): Promise<Finding> => {
  const outcome = await openDatabase(options).then(
    (database) => database.close().then(() => undefined),
    (error: unknown) => error,
  );
  if (!(outcome instanceof HostError)) throw new Error(`not refused: ${String(outcome)}`);
  return outcome.findings[0]!;
};

test('the lock names its holder, and closing gives it back', async () => {
  const database = await openDatabase({ dataDir });
  expect(holder().pid).toBe(process.pid);
  await database.close();
  expect(readdirSync(dataDir)).toEqual(['database']);
});

test('a command works through the socket of a running server, at one gate with it', async () => {
  const server = await openDatabase({ dataDir, serve: true });
  const command = await openDatabase({ dataDir });
  const [inside, outside] = [await server.connect(), await command.connect()];

  await inside.query('create table t (a int)');
  await inside.query('begin');
  await inside.query('insert into t values (1)');
  const waiting = outside.query('insert into t values (2)');
  await inside.query('rollback');
  await waiting;

  expect(command.describe).toContain(`through process ${process.pid}`);
  expect((await inside.query('select a from t')).rows).toEqual([{ a: 2 }]);
  expect(await command.health()).toMatchObject({ ok: true });
  await outside.end();
  await command.close();
  await inside.end();
  await server.close();
});

test('the socket is private, and gone after the end', async () => {
  const server = await openDatabase({ dataDir, serve: true });
  const { socket } = holder();
  expect(statSync(socket).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
  expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(107);
  await server.close();
  expect(existsSync(dirname(socket))).toBe(false);
});

test('a second server is refused and told which process holds the folder', async () => {
  const server = await openDatabase({ dataDir, serve: true });
  const finding = await refusal({ dataDir, serve: true });
  await server.close();
  expect(finding.code).toBe('DATABASE_IN_USE');
  expect(finding.summary).toContain(`process ${process.pid}`);
  expect(finding.waysOut[0]?.command).toBe(`kill ${process.pid}`);
});

test('who waits for a process that lets nobody in is told which, once', async () => {
  const other = startChild('open.ts', dataDir, 'command', '60000');
  await other.until(/opened/);
  const said: string[] = [];
  const onWait = (text: string): void => {
    said.push(text);
    other.process.kill('SIGKILL');
  };
  await (await openDatabase({ dataDir, onWait })).close();
  expect(said).toEqual([
    `waiting for the embedded database in ${join(dataDir, 'database')}: process ${other.process.pid} has it open`,
  ]);
});

test('the lock of a dead process is taken over', async () => {
  const dead = startChild('open.ts', dataDir, 'serve', '60000');
  await dead.until(/opened/);
  const { socket } = holder();
  dead.process.kill('SIGKILL');
  await dead.ended();

  const database = await openDatabase({ dataDir });
  const client = await database.connect();
  const { rows } = await client.query('select pid from visits');
  await client.end();
  await database.close();
  expect(rows).toEqual([{ pid: dead.process.pid }]);
  expect(existsSync(dirname(socket))).toBe(false);
});

test('a process number that was given to another process is not the holder', async () => {
  const stale = { pid: process.pid, host: hostname(), start: '1', socket: null };
  writeFileSync(lockFile(), JSON.stringify(stale));
  await (await openDatabase({ dataDir })).close();
});

test('another host is refused until it is named for a takeover', async () => {
  writeFileSync(lockFile(), JSON.stringify({ pid: 1, host: 'elsewhere', start: '1', socket: null }));
  const finding = await refusal({ dataDir });
  expect(finding.summary).toContain('process 1 on elsewhere');
  expect(finding.waysOut.map(({ text }) => text).join()).toContain('DATA_DIR_TAKEOVER=elsewhere');
  expect((await refusal({ dataDir, takeOverFrom: 'another' })).code).toBe('DATABASE_IN_USE');
  await (await openDatabase({ dataDir, takeOverFrom: 'elsewhere' })).close();
});

test('a lock file that says nothing is not stepped over', async () => {
  writeFileSync(lockFile(), 'garbage');
  expect((await refusal({ dataDir })).summary).toContain('does not say who holds it');
});

test('of processes that race for a folder, one opens it and the others go through it', async () => {
  const children = ['serve', 'command', 'command'].map((as) => startChild('open.ts', dataDir, as, '700'));
  await Promise.all(children.map((child) => child.ended()));
  const words = children.map((child) => child.said().trim().split(' ')[0]);
  expect(words.filter((word) => word === 'opened').length).toBeGreaterThanOrEqual(1);

  const database = await openDatabase({ dataDir });
  const client = await database.connect();
  const { rows } = await client.query<{ pid: number }>('select pid from visits');
  await client.end();
  await database.close();
  const served = children.filter((_, index) => words[index] !== 'refused').map((child) => child.process.pid);
  expect(rows.map(({ pid }) => pid).sort()).toEqual(served.sort());
});

test('of servers that race for a folder, exactly one opens it and the other is refused by name', async () => {
  const children = [0, 1].map(() => startChild('open.ts', dataDir, 'serve', '700'));
  await Promise.all(children.map((child) => child.ended()));
  const said = children.map((child) => child.said()).sort();
  expect(said[0]).toMatch(/^opened/);
  expect(said[1]).toMatch(/^refused HostError: DATABASE_IN_USE .* is in use by process \d+/);
});
