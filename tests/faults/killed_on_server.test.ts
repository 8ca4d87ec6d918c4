/** create-tables and cleanup on PostgreSQL, ended in the middle: the schema is as before or as after, never between. */
import { Client } from 'pg';
import { carryOutCleanup, createTables, planCleanup } from '../../core/create';
import { openDatabase } from '../../core/database';
import { readProject } from '../../core/project';
import { Cable } from '../support/cable';
import { describeOnServer, serverDatabase } from '../support/database';
import { moduleTree } from '../support/module_tree';
import { shop } from '../support/shop';
import { SHOP_FILES, SHOP_TABLES } from '../support/shop_files';
import { startCli, type RunningCli } from '../support/start_cli';
import { runCli } from '../support/run_cli';

/** Counts the schema statements of a database, and does something at one of them. */
const PROBE = `
  create schema probe;
  create sequence probe.seen;
  create table probe.plan (at int, how text);
  insert into probe.plan values (0, '');
  create function probe.look() returns event_trigger language plpgsql as $$
  declare seen bigint := nextval('probe.seen'); plan record; begin
    select * into plan from probe.plan;
    if seen <> plan.at then return; end if;
    if plan.how = 'end' then perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); end if;
    if plan.how = 'wait' then perform pg_advisory_lock(4711); perform pg_advisory_unlock(4711); end if;
  end $$;
  create event trigger probe_look on ddl_command_end execute function probe.look()`;

const ROUNDS = 50;

describeOnServer('a run that is ended in the middle', () => {
  let held: Awaited<ReturnType<typeof serverDatabase>>;
  let watcher: Client;
  let root: string;

  beforeAll(async () => {
    held = await serverDatabase();
    watcher = new Client({ connectionString: held.url });
    await watcher.connect();
    await watcher.query(PROBE);
    root = moduleTree(SHOP_FILES).root;
  });
  afterAll(async () => {
    await watcher.end();
    await held.drop();
  });

  const plan = async (at: number, how: 'end' | 'wait' | 'nothing'): Promise<void> => {
    await watcher.query("select setval('probe.seen', 1, false)");
    await watcher.query('update probe.plan set at = $1, how = $2', [at, how]);
  };
  const names = async (): Promise<string[]> => {
    const { rows } = await watcher.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace order by 1",
    );
    return rows.map(({ name }) => name);
  };
  /** A killed process says nothing to its server, which learns of it at the next word it wants to send. */
  const settled = async (): Promise<void> => {
    for (;;) {
      const { rows } = await watcher.query(
        "select 1 from pg_stat_activity where application_name = 'ordinal' and datname = current_database()",
      );
      if (rows.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  const database = (): Record<string, string> => ({ DATABASE_URL: held.url });
  const complete = (args: readonly string[]): void => {
    expect(runCli(root, args, database())).toMatchObject({ code: 0 });
  };
  /** Whatever there is, in this process, to what a whole run leaves. */
  const bring = async (to: 'create' | 'cleanup'): Promise<void> => {
    await plan(0, 'nothing');
    const { registry } = readProject({ root, production: false });
    if (to === 'create') await createTables({ connection: watcher, registry });
    else await carryOutCleanup(watcher, await planCleanup(watcher, registry));
  };
  const WHOLE = ['create-tables'];
  const AWAY = ['cleanup', 'full', '--yes'];

  test('a server process that ends between any two statements leaves nothing, and the next run makes it all', async () => {
    const opened = await openDatabase({ url: held.url });
    const create = (): Promise<unknown> =>
      opened.withDatabaseLock('create', (connection) => createTables({ connection, registry: shop }));
    let at = 1;
    for (; ; at += 1) {
      await plan(at, 'end');
      const ended = await create().then(
        () => false,
        () => true,
      );
      if (!ended) break;
      expect(await names()).toEqual([]);
    }
    expect(at).toBeGreaterThan(15);
    expect(await names()).toEqual(expect.arrayContaining(['baskets', 'people']));
    await opened.close();
    await plan(0, 'nothing');
    await watcher.query('drop schema public cascade; create schema public');
  });

  /** Stops a command at its `at`-th statement, kills it there and lets the server go on; false when it has fewer. */
  async function killedAt(at: number, args: readonly string[], isNoticed: boolean): Promise<boolean> {
    await plan(at, 'wait');
    await watcher.query('select pg_advisory_lock(4711)');
    const run = startCli(root, args, database());
    const over = run.ended.then(() => 'over' as const);
    const waits = async (): Promise<'over' | 'waits'> => {
      for (;;) {
        const { rows } = await watcher.query(
          "select 1 from pg_locks where locktype = 'advisory' and not granted and objid = 4711",
        );
        if (rows.length > 0) return 'waits';
        const state = await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 5))]);
        if (state === 'over') return 'over';
      }
    };
    const found = await waits();
    run.kill('SIGKILL');
    await over;
    if (isNoticed) await settled();
    await watcher.query('select pg_advisory_unlock(4711)');
    await settled();
    return found === 'waits';
  }

  test.each([
    ['goes on', 0],
    ['notices and stops', 10],
  ])(
    'a command killed between any two statements, where the server %s, leaves all or nothing',
    async (_, interval) => {
      await watcher.query(
        `do $$ begin execute format('alter database %I set client_connection_check_interval = ${interval}', current_database()); end $$`,
      );
      await bring('create');
      const after = await names();
      for (const [args, goal, back] of [
        [AWAY, [], 'create'],
        [WHOLE, after, 'cleanup'],
      ] as const) {
        const before = await names();
        let at = 1;
        for (; await killedAt(at, args, interval > 0); at += 1) {
          const now = await names();
          expect([before, goal]).toContainEqual(now);
          expect(now.length === goal.length).toBe(interval === 0);
          if (interval === 0) await bring(back);
        }
        expect(at).toBeGreaterThanOrEqual(SHOP_TABLES.length);
        expect(await names()).toEqual(goal);
      }
      await bring('cleanup');
    },
  );

  test('a command killed at any moment leaves all or nothing, and the next one finishes', async () => {
    await plan(0, 'nothing');
    const cable = await Cable.to(held.url);
    const through = { DATABASE_URL: cable.through(held.url) };
    const met = (): Promise<number> =>
      new Promise((resolve) => {
        cable.onSent = () => resolve(performance.now());
      });
    const begin = (args: readonly string[]): RunningCli => startCli(root, args, through);

    expect(await begin(WHOLE).ended).toBe(0);
    const after = await names();

    // Each command's window closes in on its own commit: shorter after a kill that came too late, longer after one that
    // came too early. A window timed once in advance misses every commit on a machine that slows down afterwards.
    const windows = { there: 200, away: 200 };
    let [now, changes] = [after, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = now;
      const command = before.length === 0 ? 'there' : 'away';
      const run = begin(command === 'there' ? WHOLE : AWAY);
      await met();
      await new Promise((resolve) => setTimeout(resolve, Math.random() * windows[command]));
      run.kill('SIGKILL');
      await run.ended;
      await settled();
      now = await names();
      expect([[], after]).toContainEqual(now);
      const isDone = now.length !== before.length;
      windows[command] *= isDone ? 0.8 : 1.25;
      if (isDone) changes += 1;
    }
    expect(changes).toBeGreaterThan(0);
    complete(WHOLE);
    expect(await names()).toEqual(after);
    complete(AWAY);
    expect(await names()).toEqual([]);
    cable.close();
  });
});
