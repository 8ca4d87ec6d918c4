/** Several processes on one PostgreSQL database: each step happens once, and nobody fails. */
import { Client } from 'pg';
import { describeOnServer, serverDatabase } from '../support/database';
import { moduleTree } from '../support/module_tree';
import { SHOP_FILES, SHOP_TABLES } from '../support/shop_files';
import { startCli } from '../support/start_cli';

const SEEDED = {
  ...SHOP_FILES,
  'modules/admin/shop/seeds/first_customer.ts': `
    import { defineSeed } from 'ordinal-host';
    export default defineSeed(async ({ models }) => {
      if ((await models.Customer.count()) === 0) await models.Customer.create({ name: 'The first' });
    });`,
};

/** Counts how often each table was made, in whichever process. */
const TALLY = `
  create schema tally;
  create table tally.made (tag text, object text);
  create function tally.note() returns event_trigger language plpgsql as $$ begin
    insert into tally.made select command_tag, object_identity from pg_event_trigger_ddl_commands()
      where command_tag = 'CREATE TABLE' and schema_name = 'public';
  end $$;
  create event trigger tally_note on ddl_command_end execute function tally.note()`;

describeOnServer('processes that start at once on an empty database', () => {
  let held: Awaited<ReturnType<typeof serverDatabase>>;
  let watcher: Client;
  beforeEach(async () => {
    held = await serverDatabase();
    watcher = new Client({ connectionString: held.url });
    await watcher.connect();
    await watcher.query(TALLY);
  });
  afterEach(async () => {
    await watcher.end();
    await held.drop();
  });

  const made = async (): Promise<string[]> =>
    (await watcher.query<{ object: string }>('select object from tally.made order by 1')).rows.map(
      ({ object }) => object.replace('public.', ''),
    );
  const SORTED = [...SHOP_TABLES].sort();

  test('two that create tables both say yes, and each table is made once', async () => {
    const { root } = moduleTree(SHOP_FILES);
    const runs = [1, 2].map(() => startCli(root, ['create-tables'], { DATABASE_URL: held.url }));
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(await made()).toEqual(SORTED);
    const said = runs.map((run) => /(\d) created, (\d) already there, 0 differ/.exec(run.said())?.slice(1));
    expect(said.sort()).toEqual([
      ['0', '4'],
      ['4', '0'],
    ]);
  });

  test('five that start with --migrate all serve, and every step ran once', async () => {
    const { root } = moduleTree(SEEDED);
    const hosts = [1, 2, 3, 4, 5].map((number) =>
      startCli(root, ['start', '--migrate'], {
        DATABASE_URL: held.url,
        PORT: '0',
        DATA_DIR: `.data/${number}`,
      }),
    );
    const addresses = await Promise.all(hosts.map((host) => host.address()));
    for (const address of addresses) {
      const answer = await fetch(`${address}/admin/shop/customers`, { headers: { Accept: 'text/html' } });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('The first');
    }
    expect(await made()).toEqual(SORTED);
    const { rows } = await watcher.query('select count(*)::int as customers from customers');
    expect(rows).toEqual([{ customers: 1 }]);
    for (const host of hosts) host.kill('SIGTERM');
    expect(await Promise.all(hosts.map(({ ended }) => ended))).toEqual([0, 0, 0, 0, 0]);
  });
});
