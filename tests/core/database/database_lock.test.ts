import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database, type OpenOptions } from '../../../core/database';
import { HostError } from '../../../core/findings';
import { onServer, serverDatabase } from '../../support/database';

/** Two handles on one database, as a server and a command have them. */
let first: Database;
let second: Database;
/** Where a third would be opened. */
let place: OpenOptions;
let end: () => Promise<void>;

beforeAll(async () => {
  const deadlines = { lockMs: 300, runLockMs: 1_500 };
  if (onServer) {
    const server = await serverDatabase();
    place = { url: server.url };
    first = await openDatabase({ ...place, deadlines });
    second = await openDatabase({ ...place, deadlines });
    end = server.drop;
  } else {
    const dataDir = await mkdtemp(join(tmpdir(), 'ordinal-run-'));
    place = { dataDir };
    first = await openDatabase({ ...place, serve: true, deadlines });
    second = await openDatabase({ ...place, deadlines });
    end = () => rm(dataDir, { recursive: true });
  }
});
afterAll(async () => {
  await second.close();
  await first.close();
  await end();
});

/** What the embedded database alone promises: on a server there is nothing to try, and so nothing to skip. */
const onEmbedded = (name: string, work: () => Promise<void>): void => {
  if (!onServer) test(name, work);
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const findingOf = (error: unknown): unknown => (error instanceof HostError ? error.findings[0] : error);

test('runs under one name come one after the other', async () => {
  const seen: string[] = [];
  const run = (database: Database, name: string) => async (): Promise<void> => {
    await database.withDatabaseLock('create-tables', async (client) => {
      seen.push(`${name} begins`);
      await client.query('select 1');
      await pause(20);
      seen.push(`${name} ends`);
    });
  };
  await Promise.all([run(first, 'a')(), run(second, 'b')(), run(first, 'c')()]);
  const names = seen.filter((_, index) => index % 2 === 0).map((words) => words.split(' ')[0]);
  expect(seen).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect([...names].sort()).toEqual(['a', 'b', 'c']);
});

test('a run that waits too long is told by a finding', async () => {
  const error = await first.withDatabaseLock('migrate', () =>
    second.withDatabaseLock('migrate', () => Promise.resolve()).catch(findingOf),
  );
  expect(error).toMatchObject({ code: 'DATABASE_BUSY', summary: expect.stringContaining('migrate waited') });
});

describe('a run that waits longer than a second', () => {
  const said: string[] = [];
  let patient: Database;
  beforeEach(async () => {
    said.length = 0;
    patient = await openDatabase({ ...place, onWait: (text) => said.push(text) });
  });
  afterEach(() => patient.close());

  const once = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await pause(20);
  };

  test('says for what, and who has it', async () => {
    let next: Promise<string> | undefined;
    const pid = await first.withDatabaseLock('create', async (client) => {
      next = patient.withDatabaseLock('create', () => Promise.resolve('the next'));
      await once(() => said.length > 0);
      return (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    });
    expect(await next).toBe('the next');
    expect(said).toEqual([
      onServer
        ? expect.stringMatching(
            new RegExp(
              `^waiting for the lock 'create' of PostgreSQL at .*: backend ${pid} \\(ordinal.*\\) holds it$`,
            ),
          )
        : `waiting for the embedded database: process ${process.pid} holds it with a run such as create-tables or seed`,
    ]);
  });

  test('says nothing where it need not wait', async () => {
    await patient.withDatabaseLock('create', () => pause(1_200));
    expect(said).toEqual([]);
  });

  onEmbedded('names the process of an open transaction, and statements that wait say the same', async () => {
    const writer = await first.connect();
    await writer.query('begin');
    const reader = await patient.connect();
    const read = reader.query('select 1 as one');
    const run = patient.withDatabaseLock('create', () => Promise.resolve('ran'));
    await once(() => said.length > 1);
    await writer.query('commit');
    expect((await read).rows).toEqual([{ one: 1 }]);
    await reader.end();
    expect(await run).toBe('ran');
    await writer.end();
    const line = `waiting for the embedded database: process ${process.pid} holds it with an open transaction`;
    expect(said).toEqual([line, line]);
  });
});

test('a run that fails gives the lock back', async () => {
  await expect(
    first.withDatabaseLock('seed', () => Promise.reject(new Error('broken seed'))),
  ).rejects.toThrow('broken seed');
  expect(await second.withDatabaseLock('seed', () => Promise.resolve('next'))).toBe('next');
});

test('inside a run the connections of the same handle work', async () => {
  const rows = await first.withDatabaseLock('create-tables', async (client) => {
    await client.query('create table mine (a int)');
    const other = await first.connect();
    await other.query('insert into mine values (1)');
    await other.end();
    return (await client.query('select a from mine')).rows;
  });
  expect(rows).toEqual([{ a: 1 }]);
});

onEmbedded('on the embedded database a run keeps every other handle out', async () => {
  const other = await second.connect();
  const error = await first.withDatabaseLock('migrate', () =>
    other.query('select 1').then(
      () => undefined,
      (refused: unknown) => refused,
    ),
  );
  expect(error).toMatchObject({
    code: '55P03',
    message: expect.stringContaining('a run such as create-tables'),
  });
  expect((await other.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await other.end();
});

onEmbedded('a run waits for a transaction that is open and nobody slips in between', async () => {
  const writer = await second.connect();
  await writer.query('begin');
  const run = first.withDatabaseLock('migrate', async () => 'ran');
  await pause(50);
  await writer.query('commit');
  expect(await run).toBe('ran');
  await writer.end();
});
