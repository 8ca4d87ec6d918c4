import {
  createSequelize,
  isDatabaseAway,
  isLockTimeout,
  isStatementTimeout,
  openDatabase,
} from '../../../core/database';
import { Cable } from '../../support/cable';
import { describeOnServer, serverDatabase } from '../../support/database';

describeOnServer('on a PostgreSQL server', () => {
  let held: Awaited<ReturnType<typeof serverDatabase>>;
  beforeAll(async () => (held = await serverDatabase()));
  afterAll(() => held.drop());

  const failure = (asked: Promise<unknown>): Promise<unknown> =>
    asked.then(
      () => Promise.reject(new Error('did not fail')),
      (error: unknown) => error,
    );

  test('connections of pool and command say who they are and carry every limit', async () => {
    const deadlines = { statementMs: 4_000, lockMs: 3_000, idleTransactionMs: 2_000 };
    const database = await openDatabase({ url: held.url, applicationName: 'shop', deadlines });
    const sequelize = await createSequelize(database);
    const settings = `select name, setting from pg_settings where name in
      ('application_name', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`;
    const client = await database.connect();
    const bare = (await client.query(settings)).rows;
    const [pooled] = await sequelize.query(settings);
    await client.end();
    await sequelize.close();
    const expected = [
      { name: 'application_name', setting: 'shop' },
      { name: 'idle_in_transaction_session_timeout', setting: '2000' },
      { name: 'lock_timeout', setting: '3000' },
      { name: 'statement_timeout', setting: '4000' },
    ];
    expect(bare).toEqual(expected);
    expect(pooled).toEqual(expected);
    expect(database.sequelizeOptions().pool?.max).toBe(10);
    const small = await openDatabase({ url: held.url, poolSize: 1 });
    expect(small.sequelizeOptions().pool?.max).toBe(5);
  });

  test('a slow statement and a held lock end by their limits, the connection lives', async () => {
    const database = await openDatabase({ url: held.url, deadlines: { statementMs: 300, lockMs: 150 } });
    const [one, two] = [await database.connect(), await database.connect()];
    await one.query('create table locked (a int)');
    expect(isStatementTimeout(await failure(one.query('select pg_sleep(5)')))).toBe(true);
    await one.query('begin; lock table locked');
    expect(isLockTimeout(await failure(two.query('select a from locked')))).toBe(true);
    await one.query('rollback');
    expect((await two.query('select a from locked')).rows).toEqual([]);
    await Promise.all([one.end(), two.end()]);
  });

  describe('behind a cable that fails', () => {
    let cable: Cable;
    let url: string;
    beforeEach(async () => {
      cable = await Cable.to(held.url);
      url = cable.through(held.url);
    });
    afterEach(() => cable.close());

    test.each(['cut', 'silence'] as const)(
      'when it is %s, requests fail in time, and work again once it is back',
      async (how) => {
        const deadlines = { connectMs: 300, statementMs: 300, acquireMs: 800, healthMs: 300 };
        const database = await openDatabase({ url, serve: true, deadlines });
        const sequelize = await createSequelize(database);
        await Promise.all([1, 2, 3].map(() => sequelize.query('select 1')));

        cable[how]();
        const began = performance.now();
        const errors = await Promise.all([1, 2, 3, 4].map(() => failure(sequelize.query('select 1'))));
        // By the deadlines that hold otherwise it would be eight seconds.
        expect(performance.now() - began).toBeLessThan(8_000);
        expect(errors.map(isDatabaseAway)).toEqual([true, true, true, true]);
        expect(isDatabaseAway(await failure(sequelize.transaction(() => sequelize.query('select 1'))))).toBe(
          true,
        );
        expect((await database.health()).ok).toBe(false);

        cable.mend();
        for (;;) {
          const again = await sequelize.query('select 1').then(
            () => true,
            () => false,
          );
          if (again) break;
        }
        expect((await database.health()).ok).toBe(true);
        await sequelize.close();
        await database.close();
      },
    );
  });
});
