import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ConnectionError, ForeignKeyConstraintError, UniqueConstraintError } from 'sequelize';
import {
  createSequelize,
  databaseFinding,
  isDatabaseAway,
  isOutOfLocks,
  isStatementTimeout,
  openDatabase,
} from '../../../core/database';
import { Cable } from '../../support/cable';
import { describeOnServer, serverDatabase, testDatabase } from '../../support/database';

const failure = (asked: Promise<unknown>): Promise<Error> =>
  asked.then(
    () => Promise.reject(new Error('did not fail')),
    (error: unknown) => error as Error,
  );

test('a restricted delete is a foreign key error with key and table, on PostgreSQL 15 and 18', async () => {
  const held = await testDatabase();
  await held.rows('create table parents (id int primary key)');
  await held.rows(
    'create table children (parent_id int constraint child_of references parents on delete restrict)',
  );
  await held.rows('insert into parents values (1)');
  await held.rows('insert into children values (1)');
  const sequelize = await held.sequelize();

  const restricted = await failure(sequelize.query('delete from parents'));
  const missing = await failure(sequelize.query('insert into children values (2)'));
  const twice = await failure(sequelize.query('insert into parents values (1)'));
  await held.close();

  expect(restricted).toBeInstanceOf(ForeignKeyConstraintError);
  expect(restricted).toMatchObject({ index: 'child_of', table: expect.stringMatching(/parents|children/) });
  expect(missing).toBeInstanceOf(ForeignKeyConstraintError);
  expect(twice).toBeInstanceOf(UniqueConstraintError);
  for (const error of [restricted, missing, twice]) expect(isDatabaseAway(error)).toBe(false);
});

describe('a server that is not there', () => {
  test('is away, and its password is in no message', async () => {
    const database = await openDatabase({ url: 'postgres://app:s3cret@127.0.0.1:1/shop' });
    const sequelize = await createSequelize(database);
    const bare = await failure(database.connect());
    const pooled = await failure(sequelize.query('select 1'));
    const health = await database.health();
    await sequelize.close();
    await database.close();

    expect([bare, pooled].map(isDatabaseAway)).toEqual([true, true]);
    expect(health).toMatchObject({ ok: false, reason: expect.stringContaining('ECONNREFUSED') });
    const finding = databaseFinding(pooled, database.describe);
    expect(finding).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    expect(finding?.summary).toContain('PostgreSQL at 127.0.0.1:1/shop as app');
    expect(JSON.stringify([finding, health, database.describe])).not.toContain('s3cret');
  });
});

describe('a server that accepts and stays silent', () => {
  let server: Server;
  const sockets = new Set<Socket>();
  beforeAll(async () => {
    server = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });

  test('fails by the deadline everywhere', async () => {
    const { port } = server.address() as AddressInfo;
    const url = `postgres://app@127.0.0.1:${port}/shop`;
    const database = await openDatabase({
      url,
      serve: true,
      deadlines: { connectMs: 250, healthMs: 200, acquireMs: 400 },
    });
    const sequelize = await createSequelize(database);
    const began = performance.now();
    const errors = await Promise.all([
      failure(database.connect()),
      failure(sequelize.query('select 1')),
      failure(database.withDatabaseLock('seed', () => Promise.resolve())),
    ]);
    const health = await database.health();
    // By the deadlines that hold otherwise it would be four and a half seconds at least.
    expect(performance.now() - began).toBeLessThan(4_500);
    expect(errors.map(isDatabaseAway)).toEqual([true, true, true]);
    expect(health).toMatchObject({ ok: false, reason: expect.stringMatching(/200 ms|timeout/) });
    await sequelize.close();
    await database.close();
  });
});

test.each([
  'localhost/shop',
  'mysql://app:s3cret@localhost/shop',
  'postgres://',
  'postgres://app:s3cret@host:port/shop',
])('an address that is none is refused without repeating it: %s', async (url) => {
  const error = await failure(openDatabase({ url }));
  expect(error).toMatchObject({ name: 'HostError', findings: [{ code: 'CONFIG_INVALID' }] });
  expect(String(error)).not.toContain('s3cret');
});

test('errors are recognised through what wraps them', () => {
  const wrapped = (code: string): Error => new Error('outer', { cause: { parent: { code } } });
  expect(isDatabaseAway(wrapped('57P01'))).toBe(true);
  const refused = new AggregateError([{ code: 'ECONNREFUSED' }]);
  expect(isDatabaseAway(new ConnectionError(refused))).toBe(true);
  expect(isDatabaseAway(wrapped('42P01'))).toBe(false);
  expect(isDatabaseAway(undefined)).toBe(false);
  expect(isOutOfLocks(wrapped('53200'))).toBe(true);
  expect(isStatementTimeout(wrapped('57014'))).toBe(true);
  expect(databaseFinding(wrapped('53200'), 'here')?.code).toBe('CREATE_TOO_MANY_LOCKS');
  expect(databaseFinding(wrapped('42P01'), 'here')).toBeUndefined();
});

test('a file or another server that is not there is no database that is away', async () => {
  const file = await failure(Promise.resolve().then(() => readFileSync('/nope')));
  const elsewhere = await failure(fetch('http://127.0.0.1:9'));
  const socket = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' });
  expect([file, elsewhere, socket].map(isDatabaseAway)).toEqual([false, false, false]);
  for (const error of [file, elsewhere, socket]) expect(databaseFinding(error, 'here')).toBeUndefined();
});

describeOnServer('a connection that was made here', () => {
  test('and is lost is away, in what the driver says of its socket', async () => {
    const held = await serverDatabase();
    const cable = await Cable.to(held.url);
    const database = await openDatabase({ url: cable.through(held.url) });
    const client = await database.connect();
    const asked = failure(client.query('select pg_sleep(10)'));
    setTimeout(() => cable.cut(), 100);
    const lost = await asked;
    const again = await failure(client.query('select 1'));
    cable.close();
    await held.drop();
    expect([lost, again].map(isDatabaseAway)).toEqual([true, true]);
  });
});
