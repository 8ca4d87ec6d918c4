import { defineModel, string } from '../../../core/declare';
import { carryOutCleanup, createTables, planCleanup, type CleanupPlan } from '../../../core/create';
import { HostError } from '../../../core/findings';
import { testDatabase, type TestDatabase } from '../../support/database';
import { extend } from '../../support/extend';
import { registryOf } from '../../support/registry_of';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterEach(() => at.clean());
afterAll(() => at.close());

type Registry = ReturnType<typeof registryOf>;
const shopWith = (ownDdl: readonly string[], moreDdl: readonly string[] = []): Registry =>
  registryOf([
    [
      300,
      defineModel('Item', {
        table: 'items',
        fields: { name: string(50), code: string(20) },
        extraDdl: ownDdl,
      }),
      'shop',
    ],
    [310, extend('Item', { fields: { size: string(9) }, extraDdl: moreDdl }), 'more'],
  ]);

const create = (registry: Registry) =>
  at.database.withDatabaseLock('create', (connection) => createTables({ connection, registry }));
const plan = (registry: Registry, module?: string): Promise<CleanupPlan> =>
  at.database.withDatabaseLock('cleanup', (connection) => planCleanup(connection, registry, module));
const cleanup = async (registry: Registry, module?: string): Promise<readonly string[]> => {
  const planned = await plan(registry, module);
  expect(planned.outside).toEqual([]);
  expect(planned.dependants).toEqual([]);
  await at.database.withDatabaseLock('cleanup', (connection) => carryOutCleanup(connection, planned));
  return planned.extras.map(({ kind, name }) => `${kind} ${name}`);
};

/** Names of everything in the schema. */
const names = async (): Promise<string[]> => {
  const rows = await at.rows<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind <> 'i'
    union all select proname from pg_proc where pronamespace = 'public'::regnamespace
    union all select tgname from pg_trigger where not tgisinternal
    union all select typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
    union all select indexrelid::regclass::text from pg_index where indrelid::regclass::text = 'items' and not indisprimary
    order by 1`);
  return rows.map(({ name }) => name);
};

const TRIGGER = [
  'create function tidy() returns trigger language plpgsql as $$ begin new.name := trim(new.name); return new; end $$',
  'create trigger tidy_items before insert on items for each row execute function tidy()',
];

it('what a model makes by extra DDL goes with its table, whichever needs which', async () => {
  const registry = shopWith([
    'create view named as select * from items where name is not null',
    'create view short as select name from named',
    "comment on view short is 'only names'",
    'create sequence codes',
    "alter table items alter column code set default 'c' || nextval('codes')",
    'create function label(item items) returns text language sql as $$ select item.name $$',
    'create table prices (id int primary key, item_id uuid references items (id))',
    'create domain loud as text check (value = upper(value))',
    ...TRIGGER,
  ]);
  await create(registry);
  expect(await at.rows("select obj_description('short'::regclass) as said")).toEqual([
    { said: 'only names\nordinal-host extra: admin/shop' },
  ]);

  expect(await cleanup(registry)).toEqual([
    'function public.tidy()',
    'type public.loud',
    'table public.prices',
    'function public.label(public.items)',
    'sequence public.codes',
    'view public.short',
    'view public.named',
  ]);
  expect(await names()).toEqual([]);
  expect((await create(registry)).steps.map(({ state }) => state)).toEqual(['created', 'created']);
});

it('what an extension makes goes with it and leaves the table and the rest in peace', async () => {
  const registry = shopWith(
    ['create view named as select name from items'],
    [
      ...TRIGGER,
      'create index items_lower_name on items (lower(name))',
      'create view sized as select size from items',
    ],
  );
  await create(registry);
  await at.rows('create view mine as select name from named');

  expect(await cleanup(registry, 'more')).toEqual([
    'view public.sized',
    'index public.items_lower_name',
    'trigger tidy_items on public.items',
    'function public.tidy()',
  ]);
  expect(await names()).toEqual(['items', 'mine', 'named']);
});

it('what a module that is gone made goes with a cleanup of all', async () => {
  await create(shopWith([], ['create view sized as select size from items']));
  const without = registryOf([]);
  expect(await cleanup(without)).toEqual(['view public.sized']);
  expect(await names()).toEqual([]);
});

it("what was there before is nobody's to drop, though extra DDL replaces it", async () => {
  await at.rows(
    'create function mine() returns int language sql as $$ select 1 $$; create view seen as select 1 as one',
  );
  const registry = shopWith([
    'create or replace function mine() returns int language sql as $$ select 2 $$',
    'create or replace view seen as select 2 as one',
  ]);
  await create(registry);
  expect(await cleanup(registry)).toEqual([]);
  expect(await names()).toEqual(['mine', 'seen']);
});

it('a dry run of create-tables prints what marks them, and the text runs as it is', async () => {
  const registry = shopWith(['create view named as select name from items']);
  const { sql } = await at.database.withDatabaseLock('create', (connection) =>
    createTables({ connection, registry, dryRun: true }),
  );
  await at.rows(sql.join('\n'));
  expect((await plan(registry)).extras).toMatchObject([
    { kind: 'view', name: 'public.named', place: 'admin/shop' },
  ]);
});

describe('what the host did not make and needs what would go', () => {
  const registry = shopWith([]);
  const outside = async (module?: string): Promise<string[]> =>
    (await plan(registry, module)).outside.map(({ object, target }) => `${object} needs ${target}`);
  beforeEach(() => create(registry));

  it.each([
    ['create view rich as select name from items', 'view public.rich needs items'],
    ['create materialized view rich as select name from items', 'materialized view public.rich needs items'],
    [
      'create function f(item items) returns int language sql as $$ select 1 $$',
      'function public.f(public.items) needs items',
    ],
    ['create table bags (content items[])', 'table public.bags needs items'],
    ['create table special () inherits (items)', 'table public.special needs items'],
    [
      'create schema other; create table other.lines (item_id uuid references items (id))',
      'table other.lines needs items',
    ],
  ])('%s', async (sql, sentence) => {
    await at.rows(sql);
    expect(await outside()).toEqual([sentence]);
  });

  it('a view over a column of an extension holds that extension back', async () => {
    await at.rows('create view sized as select size from items; create view named as select name from items');
    expect(await outside('more')).toEqual(['view public.sized needs items.size']);
  });

  it('keys, checks, indexes and defaults of the tables themselves hold nobody back', async () => {
    await at.rows(`alter table items add constraint long check (length(name) < 40), add column twin uuid references items (id);
      create index on items (lower(size)); create policy few on items using (name = 'x')`);
    expect(await outside()).toEqual([]);
    expect(await outside('more')).toEqual([]);
  });

  it('that a plan has not seen is told in the words of the database, and nothing is lost', async () => {
    const planned = await plan(registry);
    await at.rows('create view late as select name from items');
    const error = await at.database
      .withDatabaseLock('cleanup', (connection) => carryOutCleanup(connection, planned))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HostError);
    expect((error as HostError).findings).toMatchObject([
      { code: 'CLEANUP_DEPENDANTS', at: [{ file: 'view late depends on table items' }] },
    ]);
    expect(await names()).toEqual(['items', 'late']);
  });
});
