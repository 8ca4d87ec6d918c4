import { defineModel, money, string } from '../../../core/declare';
import { extend } from '../../support/extend';
import { carryOutCleanup, createTables, planCleanup } from '../../../core/create';
import type { HostError } from '../../../core/findings';
import { testDatabase, type TestDatabase } from '../../support/database';
import { registryOf } from '../../support/registry_of';
import { Basket, Person, PersonTeam, shop } from '../../support/shop';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterEach(() => at.clean());
afterAll(() => at.close());

const create = (registry = shop, options = {}) =>
  at.database.withDatabaseLock('create', (connection) => createTables({ connection, registry, ...options }));

const states = async (registry = shop) =>
  (await create(registry)).steps.map(({ table, state }) => `${table} ${state}`);

const tables = async () =>
  (
    await at.rows<{ name: string }>(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
    )
  ).map(({ name }) => name);

it('makes tables and extensions in loading order, and nothing the second time', async () => {
  expect(await states()).toEqual(['people created', 'baskets created', 'people created']);
  expect(await states()).toEqual(['people there', 'baskets there', 'people there']);
  expect((await create()).sql).toEqual([]);
});

it('a dry run shows the SQL and makes nothing', async () => {
  const report = await create(shop, { dryRun: true });
  expect(report.sql[0]).toContain('CREATE TABLE "baskets"');
  expect(await tables()).toEqual([]);
});

it('keeps two live rows apart but lets a trashed one share its unique value', async () => {
  await create();
  await at.rows(
    "insert into people (name, email, deleted_at) values ('Ada', 'a@x.example', now()), ('Bob', 'a@x.example', null)",
  );
  await expect(at.rows("insert into people (name, email) values ('Eve', 'a@x.example')")).rejects.toThrow(
    /people_email_key/,
  );
});

it('gives rows inserted by hand an id, timestamps and defaults', async () => {
  await create();
  await at.rows("insert into people (name) values ('Ada')");
  await at.rows("insert into baskets (code, owner_id) select 'b-1', id from people");
  const [row] = await at.rows('select status, total, total_currency, items, tags, is_gift from baskets');
  expect(row).toEqual({
    status: 'open',
    total: '0.00',
    total_currency: 'CHF',
    items: 0,
    tags: ['new'],
    is_gift: false,
  });
});

it('keeps a currency in exactly three characters, and finds it so the second time', async () => {
  const Fee = defineModel('Fee', { table: 'fees', fields: { amount: money('CHF').required() } });
  const registry = registryOf([[100, Fee]]);
  await states(registry);
  const [column] = await at.rows<{ type: string }>(
    "select format_type(atttypid, atttypmod) as type from pg_attribute where attname = 'amount_currency'",
  );
  expect(column?.type).toBe('character(3)');
  expect(await states(registry)).toEqual(['fees there']);
});

it('says which column, default, index, check and key differ', async () => {
  await create();
  await at.rows(`
    alter table baskets alter items set default 7; alter table baskets alter code type varchar(30);
    alter table baskets drop constraint baskets_few_check; drop index baskets_owner_id_status_idx;
    alter table baskets alter remark set not null; alter table baskets add stray text;
    alter table baskets drop constraint baskets_packer_id_fkey,
      add constraint baskets_packer_id_fkey foreign key (packer_id) references people (id) on delete cascade`);
  const report = await create();
  expect(report.steps.map(({ state }) => state)).toEqual(['there', 'differs', 'there']);
  expect(report.steps[1]?.differences.map(({ about }) => about)).toEqual([
    'code type',
    'items default',
    'remark null',
    'index baskets_owner_id_status_idx',
    'check baskets_few_check',
    'key baskets_packer_id_fkey',
    'stray',
  ]);
  expect(report.findings[0]).toMatchObject({ code: 'SCHEMA_DIFFERS', level: 'warning' });
});

it('tells a changed check from one that the database only writes differently', async () => {
  await create();
  const other = defineModel('Person', {
    table: 'people',
    fields: { name: string(50).required() },
    checks: { long: "length(name) > 2 and name <> 'x'" },
  });
  await at.clean();
  await states(registryOf([[100, other]]));
  expect(await states(registryOf([[100, other]]))).toEqual(['people there']);
  await at.rows(
    "alter table people drop constraint people_long_check, add constraint people_long_check check (length(name) > 3 and name <> 'x')",
  );
  expect(await states(registryOf([[100, other]]))).toEqual(['people differs']);
});

it('leaves nothing behind when one statement is refused, and names its file', async () => {
  const bad = defineModel('Bad', { table: 'bad', fields: { name: string() }, checks: { wrong: 'nmae > 1' } });
  const failure = await create(
    registryOf([
      [100, Person],
      [200, bad],
    ]),
  ).catch((error: HostError) => error.findings);
  expect(failure).toMatchObject([
    { code: 'CREATE_FAILED', at: [{ file: 'modules/admin/shop/200_bad_model.ts' }] },
  ]);
  expect(await tables()).toEqual([]);
});

it('refuses a table of that name that the host did not make', async () => {
  await at.rows('create table people (id int)');
  const failure = await create().catch((error: HostError) => error.findings);
  expect(failure).toMatchObject([{ code: 'CREATE_FOREIGN_TABLE' }]);
  expect(await tables()).toEqual(['people']);
});

it('adds an extension to a table that is there already', async () => {
  const before = registryOf([
    [100, Person, 'people'],
    [300, Basket],
  ]);
  expect(await states(before)).toEqual(['people created', 'baskets created']);
  await at.rows("insert into people (name) values ('Ada')");
  expect(await states()).toEqual(['people there', 'baskets there', 'people created']);
});

it('several extensions of one model coexist', async () => {
  const shoe = extend('Person', { fields: { shoeSize: string(5) } });
  const registry = registryOf([
    [100, Person],
    [300, Basket],
    [310, PersonTeam],
    [320, shoe],
  ]);
  expect(await states(registry)).toEqual([
    'people created',
    'baskets created',
    'people created',
    'people created',
  ]);
  expect(await states(registry)).toEqual(['people there', 'baskets there', 'people there', 'people there']);
});

it('cleanup drops what the host made, highest number first, and nothing else', async () => {
  await create();
  await at.rows('create table mine (id int)');
  await at.rows("insert into people (name) values ('Ada')");
  const plan = await at.database.withDatabaseLock('cleanup', async (connection) => {
    const planned = await planCleanup(connection, shop);
    await carryOutCleanup(connection, planned);
    return planned;
  });
  expect(plan.removals.map(({ step, rows }) => [step.table, rows])).toEqual([
    ['baskets', 0],
    ['people', 1],
  ]);
  expect(await tables()).toEqual(['mine']);
});

it('cleanup of one module takes its columns out of the tables of others and names who still points to it', async () => {
  await create();
  const both = async (module: string) =>
    at.database.withDatabaseLock('cleanup', async (connection) => planCleanup(connection, shop, module));
  expect((await both('people')).dependants).toEqual([
    { table: 'baskets', column: 'owner_id', target: 'people' },
    { table: 'baskets', column: 'packer_id', target: 'people' },
  ]);
  const plan = await both('shop');
  expect(plan.dependants).toEqual([]);
  await at.database.withDatabaseLock('cleanup', (connection) => carryOutCleanup(connection, plan));
  expect(await tables()).toEqual(['people']);
  expect(
    await at.rows(
      "select 1 from information_schema.columns where table_name = 'people' and column_name = 'team'",
    ),
  ).toEqual([]);
});

it('says when the identity, the meaning of a check or the rule of a key is another', async () => {
  await create();
  await at.rows(`
    alter table baskets drop constraint baskets_pkey cascade;
    alter table baskets drop constraint baskets_status_check,
      add constraint baskets_status_check check (status not in ('open', 'it''s ordered', 'dropped')) not valid;
    alter table baskets drop constraint baskets_owner_id_fkey,
      add constraint baskets_owner_id_fkey foreign key (owner_id) references people (id) on delete cascade on update restrict`);
  expect((await create()).steps[1]?.differences.map(({ about }) => about)).toEqual(
    expect.arrayContaining(['key baskets_pkey', 'check baskets_status_check', 'key baskets_owner_id_fkey']),
  );
});

it('a cleanup drops tables of modules that are gone as well, by the mark they carry', async () => {
  await create();
  await at.rows(`create table kids (id uuid primary key, person_id uuid references people (id));
    comment on table kids is 'ordinal-host: admin/kids'; create table mine (id uuid primary key)`);
  const cleanup = (module?: string) =>
    at.database.withDatabaseLock('create', async (connection) => {
      const plan = await planCleanup(connection, shop, module);
      if (plan.dependants.length === 0) await carryOutCleanup(connection, plan);
      return plan.removals.map(({ step }) => step.table);
    });
  expect(await cleanup('kids')).toEqual(['kids']);
  await at.rows(`create table kids (id uuid primary key, person_id uuid references people (id));
    comment on table kids is 'ordinal-host: admin/kids'`);
  expect(await cleanup()).toEqual(expect.arrayContaining(['kids', 'people', 'baskets']));
  expect(await tables()).toEqual(['mine']);
});
