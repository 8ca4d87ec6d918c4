import { DataTypes, type Sequelize, type Transaction } from 'sequelize';
import { createSequelize, isDatabaseAway } from '../../../core/database';
import { testDatabase, type TestDatabase } from '../../support/database';

interface Host {
  readonly held: TestDatabase;
  readonly sequelize: Sequelize;
}
let hosts: Host[];
beforeAll(async () => {
  const start = async (): Promise<Host> => {
    const held = await testDatabase({ deadlines: { acquireMs: 700 } });
    await held.rows('create table t (id serial primary key, a int)');
    const sequelize = await held.sequelize();
    sequelize.define('Row', { a: DataTypes.INTEGER }, { tableName: 't', timestamps: false });
    return { held, sequelize };
  };
  hosts = [await start(), await start()];
});
beforeEach(() => Promise.all(hosts.map(({ held }) => held.rows('truncate t restart identity'))));
afterAll(() => Promise.all(hosts.map(({ held }) => held.close())));

const values = async ({ held }: Host): Promise<number[]> =>
  (await held.rows<{ a: number }>('select a from t order by a')).map(({ a }) => a);
const insert = ({ sequelize }: Host, a: number): Promise<unknown> => sequelize.model('Row').create({ a });
/** A promise to wait for, and what fulfils it. */
const closed = (): { gate: Promise<void>; goOn: () => void } => {
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  return { gate, goOn };
};
const undo = (): never => {
  throw new Error('undo');
};

test('a query that names no transaction joins the one it runs in', async () => {
  const [host] = hosts as [Host];
  const run = host.sequelize.transaction(async () => {
    await insert(host, 1);
    await host.sequelize.query('insert into t (a) values (2)');
    await host.sequelize.model('Row').bulkCreate([{ a: 3 }]);
    expect(await host.sequelize.model('Row').count()).toBe(3);
    undo();
  });
  await expect(run).rejects.toThrow('undo');
  expect(await values(host)).toEqual([]);
});

test('transactions of two hosts in one process do not meet', async () => {
  const [one, two] = hosts as [Host, Host];
  let inner: Promise<unknown> | undefined;
  await one.sequelize.transaction(async () => {
    await insert(one, 1);
    inner = two.sequelize
      .transaction(async () => {
        await insert(two, 10);
        await insert(one, 2); // belongs to the transaction of its own host, which goes on
        await insert(two, 20);
        undo();
      })
      .catch(() => undefined);
    await inner;
    await insert(two, 30); // in no transaction of that host
    await insert(one, 3);
  });
  expect(await values(one)).toEqual([1, 2, 3]);
  expect(await values(two)).toEqual([30]);
});

test('interleaved transactions of two hosts end each in its own way', async () => {
  const [one, two] = hosts as [Host, Host];
  const steps = [1, 2, 3, 4, 5];
  const run = (host: Host, end: () => void): Promise<unknown> =>
    host.sequelize
      .transaction(async () => {
        for (const step of steps) {
          await insert(host, step);
          await new Promise((resolve) => setTimeout(resolve, 3));
        }
        end();
      })
      .catch(() => undefined);
  await Promise.all([run(one, () => undefined), run(two, undo)]);
  expect(await values(one)).toEqual(steps);
  expect(await values(two)).toEqual([]);
});

test('a transaction inside another is a savepoint of it', async () => {
  const [host] = hosts as [Host];
  await host.sequelize.transaction(async () => {
    await insert(host, 1);
    await host.sequelize
      .transaction(async () => {
        await insert(host, 2);
        undo();
      })
      .catch(() => undefined);
    await host.sequelize.transaction(() => insert(host, 3));
    await insert(host, 4);
  });
  expect(await values(host)).toEqual([1, 3, 4]);
});

test('a savepoint takes back all of its work, that of savepoints inside it too', async () => {
  const [host] = hosts as [Host];
  const { sequelize } = host;
  await sequelize.transaction(async () => {
    await sequelize.transaction(() => insert(host, 1));
    await sequelize
      .transaction(async () => {
        await insert(host, 2);
        await sequelize.transaction(() => insert(host, 3));
        undo();
      })
      .catch(() => undefined);
    await insert(host, 4);
  });
  expect(await values(host)).toEqual([1, 4]);
});

test('work after the transaction is in none', async () => {
  const [host] = hosts as [Host];
  let later: Promise<unknown> | undefined;
  await host.sequelize.transaction(async () => {
    later = new Promise((resolve) => setTimeout(resolve, 50)).then(() => insert(host, 7));
    await insert(host, 1);
  });
  await later;
  expect(await values(host)).toEqual([1, 7]);
});

test('work that is left behind by a rollback is refused, and says why', async () => {
  const [host] = hosts as [Host];
  const { gate, goOn } = closed();
  let later: Promise<unknown> | undefined;
  await host.sequelize
    .transaction(async () => {
      later = gate.then(() => insert(host, 7));
      await insert(host, 1);
      undo();
    })
    .catch(() => undefined);
  goOn();
  await expect(later).rejects.toThrow(/was rolled back.*transaction: null/);
  await insert(host, 2);
  expect(await values(host)).toEqual([2]);
});

test('work left behind by a savepoint that stands belongs to the transaction around it', async () => {
  const [host] = hosts as [Host];
  let later: Promise<unknown> | undefined;
  const { gate, goOn } = closed();
  const run = host.sequelize.transaction(async () => {
    await host.sequelize.transaction(async () => {
      later = gate.then(() => insert(host, 7));
      await insert(host, 1);
    });
    goOn();
    await later;
    undo();
  });
  await expect(run).rejects.toThrow('undo');
  expect(await values(host)).toEqual([]);
});

test('a savepoint that outlives its transaction touches no connection of others', async () => {
  const [host] = hosts as [Host];
  const inTime = closed();
  const after = closed();
  let later: Promise<unknown> | undefined;
  await host.sequelize.transaction(async () => {
    later = host.sequelize.transaction(async () => {
      await insert(host, 1);
      inTime.goOn();
      await after.gate;
      await insert(host, 2);
    });
    await inTime.gate;
  });
  await host.sequelize.transaction(async () => {
    await insert(host, 3);
    after.goOn();
    await expect(later).rejects.toThrow(/has ended/);
    await insert(host, 4);
  });
  expect(await values(host)).toEqual([1, 3, 4]);
});

test('a transaction that somebody holds in hand is joined only when it is named', async () => {
  const [host] = hosts as [Host];
  const transaction: Transaction = await host.sequelize.transaction();
  await host.sequelize.model('Row').create({ a: 1 }, { transaction });
  await transaction.rollback();
  await insert(host, 2);
  expect(await values(host)).toEqual([2]);
});

test('a pool without a free connection says so within its limit', async () => {
  const { held } = hosts[0]!;
  const small = await createSequelize(held.database, { pool: { max: 1, acquire: 300 } });
  const began = performance.now();
  const error: unknown = await small
    .transaction(() => small.query('select 1', { transaction: null } as object))
    .catch((refused: unknown) => refused);
  // Without that limit it would be two minutes.
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(isDatabaseAway(error)).toBe(true);
  await small.close();
});
