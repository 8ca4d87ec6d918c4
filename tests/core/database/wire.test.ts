import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import {
  databaseFinding,
  isDatabaseAway,
  isLockTimeout,
  openDatabase,
  type Database,
} from '../../../core/database';

let database: Database;
let clients: Client[];
const connect = async (on: Database = database): Promise<Client> => {
  const client = await on.connect();
  clients.push(client);
  return client;
};

beforeAll(async () => {
  database = await openDatabase({ memory: true, deadlines: { lockMs: 200, idleTransactionMs: 600 } });
});
beforeEach(async () => {
  clients = [];
  const client = await connect();
  await client.query('drop table if exists t; create table t (a int)');
});
afterEach(() => Promise.all(clients.map((client) => client.end().catch(() => undefined))));
afterAll(() => database.close());

const failure = (asked: Promise<unknown>): Promise<Error & { code?: string }> =>
  asked.then(
    () => Promise.reject(new Error('did not fail')),
    (error: unknown) => error as Error,
  );

test('values, nulls, big texts and many rows come back as they are', async () => {
  const client = await connect();
  const text = 'ä\u{1F600}'.repeat(200_000);
  const { rows } = await client.query('select $1::text as text, $2::int as none, $3::jsonb as json', [
    text,
    null,
    { a: [1] },
  ]);
  expect(rows).toEqual([{ text, none: null, json: { a: [1] } }]);
  const many = await client.query<{ n: number }>(
    "select n, repeat('x', 100) as filler from generate_series(1, 20000) n",
  );
  expect(many.rows.length).toBe(20_000);
  expect(many.rows.at(-1)).toMatchObject({ n: 20_000 });
});

test('queries handed over all at once are answered each in its place', async () => {
  const client = await connect();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      client.query('select $1::int as n', [n]).then(({ rows }) => rows[0].n),
    ),
  );
  expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => n));
});

test('an error leaves the connection usable', async () => {
  const client = await connect();
  expect((await failure(client.query('select nothing'))).code).toBe('42703');
  expect((await failure(client.query('select $1::int', ['x']))).code).toBe('22P02');
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('no statement of another connection comes into an open transaction', async () => {
  const [first, second] = [await connect(), await connect()];
  await first.query('begin');
  await first.query('insert into t values (1)');
  const acknowledged = second.query('insert into t values (2)');
  await first.query('rollback');
  await acknowledged;
  expect((await second.query('select a from t')).rows).toEqual([{ a: 2 }]);
});

test('a connection that ends inside a transaction takes it back', async () => {
  const first = await connect();
  await first.query('begin');
  await first.query('insert into t values (1)');
  await first.end();
  expect((await (await connect()).query('select a from t')).rows).toEqual([]);
});

test('a connection that waits too long for an open transaction is told so', async () => {
  const [first, second] = [await connect(), await connect()];
  await first.query('begin');
  const simple = await failure(second.query('select 1'));
  const extended = await failure(second.query('select $1::int', [1]));
  await first.query('rollback');
  for (const error of [simple, extended]) {
    expect(error.code).toBe('55P03');
    expect(error.message).toMatch(/^DATABASE_BUSY: waited 200 ms .* open transaction/);
    expect(isLockTimeout(error)).toBe(true);
    expect(databaseFinding(error, database.describe)?.code).toBe('DATABASE_BUSY');
  }
  expect((await second.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('a transaction in which nothing happens is ended', async () => {
  const [first, second] = [await connect(), await connect()];
  await first.query('begin');
  await first.query('insert into t values (1)');
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect((await second.query('select a from t')).rows).toEqual([]);
  expect(isDatabaseAway(await failure(first.query('select 1')))).toBe(true);
});

describe('COPY FROM STDIN', () => {
  test.each([
    'copy t from stdin',
    'select 1; COPY public.t (a) FROM STDIN WITH (format csv)',
    '/* rows */ copy "t" from\nstdin',
  ])('is refused: %s', async (sql) => {
    const client = await connect();
    expect(await failure(client.query(sql))).toMatchObject({
      code: '0A000',
      message: /COPY FROM STDIN is not available/,
    });
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('inside a transaction fails the transaction, as on a server', async () => {
    const client = await connect();
    await client.query('begin');
    expect((await failure(client.query('copy t from stdin'))).code).toBe('0A000');
    expect((await failure(client.query('select 1'))).code).toBe('25P02');
    await client.query('rollback');
  });

  test('as mere words is no copy', async () => {
    const client = await connect();
    const { rows } = await client.query(
      "select '; copy t from stdin' as a, $$ ;copy t from stdin $$ as b -- copy t from stdin",
    );
    expect(rows[0].a).toBe('; copy t from stdin');
  });
});

test('a notification reaches the connection that listens, whoever sends it', async () => {
  const [listener, sender] = [await connect(), await connect()];
  const heard = new Promise((resolve) => listener.once('notification', resolve));
  await listener.query('listen news');
  expect((await sender.query("notify news, 'hello'")).command).toBe('NOTIFY');
  expect(await heard).toMatchObject({ channel: 'news', payload: 'hello' });
  await listener.query('unlisten news');
});

test('two databases in one process are two', async () => {
  const other = await openDatabase({ memory: true });
  const [here, there] = [await connect(), await connect(other)];
  await here.query('insert into t values (1)');
  await there.query('create table t (a int)');
  expect((await there.query('select a from t')).rows).toEqual([]);
  await there.end();
  await other.close();
});

test('a dump is a database to start others from', async () => {
  const client = await connect();
  await client.query('insert into t values (7)');
  const copy = await openDatabase({ memory: true, archive: await database.dump() });
  const there = await connect(copy);
  expect((await there.query('select a from t')).rows).toEqual([{ a: 7 }]);
  await there.end();
  await copy.close();
});

test('after the end nothing hangs', async () => {
  const other = await openDatabase({ memory: true });
  await other.close();
  expect(await other.health()).toMatchObject({ ok: false, reason: expect.stringContaining('closed') });
  expect(isDatabaseAway(await failure(other.connect()))).toBe(true);
});

test('a statement that takes too long is ended, and what was committed is there afterwards', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ordinal-slow-'));
  const slow = await openDatabase({ dataDir, deadlines: { statementMs: 300 } });
  const [first, bystander] = [await connect(slow), await connect(slow)];
  await first.query('create table kept (a int); insert into kept values (1)');
  const error = await failure(first.query('select count(*) from generate_series(1, 1000000000)'));
  expect(error.code).toBe('57014');
  expect(isDatabaseAway(await failure(bystander.query('select 1')))).toBe(true);
  const again = await connect(slow);
  expect((await again.query('select a from kept')).rows).toEqual([{ a: 1 }]);
  await slow.close();
  await rm(dataDir, { recursive: true });
});

test('prepared statements of one name on two connections do not meet', async () => {
  const [first, second] = [await connect(), await connect()];
  const ask = (client: Client, text: string): Promise<unknown> =>
    client.query({ name: 'same', text, values: [1] }).then(({ rows }) => rows[0].n);
  expect(await ask(first, 'select $1::int + 1 as n')).toBe(2);
  expect(await ask(second, 'select $1::int + 2 as n')).toBe(3);
  expect(await ask(first, 'select $1::int + 1 as n')).toBe(2);
  await second.end();
  expect(await ask(await connect(), 'select $1::int + 5 as n')).toBe(6);
});
