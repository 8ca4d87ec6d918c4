import { defineModel, string, type AnyField } from '../../../core/declare';
import { carryOutCleanup, createTables, planCleanup, type CleanupPlan } from '../../../core/create';
import { testDatabase, type TestDatabase } from '../../support/database';
import { extend } from '../../support/extend';
import { registryOf } from '../../support/registry_of';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterEach(() => at.clean());
afterAll(() => at.close());

const Item = defineModel('Item', {
  table: 'items',
  fields: { name: string(50).required(), code: string(20) },
});
const base = registryOf([[300, Item, 'shop']]);
type Rules = Omit<Parameters<typeof extend>[1], 'fields'>;
const shopWith = (rules: Rules, fields: Record<string, AnyField> = {}) =>
  registryOf([
    [300, Item, 'shop'],
    [310, extend('Item', { fields, ...rules }), 'more'],
  ]);

type Registry = typeof base;
const create = (registry: Registry) =>
  at.database.withDatabaseLock('create', (connection) => createTables({ connection, registry }));
const states = async (registry: Registry): Promise<string[]> =>
  (await create(registry)).steps.map(({ state }) => state);
const cleanup = (registry: Registry, module?: string): Promise<CleanupPlan> =>
  at.database.withDatabaseLock('cleanup', async (connection) => {
    const plan = await planCleanup(connection, registry, module);
    await carryOutCleanup(connection, plan);
    return plan;
  });

/** Names of everything but tables that the schema holds. */
const parts = async (): Promise<string[]> => {
  const rows = await at.rows<{ name: string }>(`
    select conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'u')
    union all select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('i', 'v', 'm', 'S')
      and relname <> 'items_pkey'
    union all select proname from pg_proc where pronamespace = 'public'::regnamespace
    union all select tgname from pg_trigger where not tgisinternal
    union all select typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
    order by 1`);
  return rows.map(({ name }) => name);
};

const RULES: Readonly<Record<string, Rules>> = {
  'an index': { indexes: [{ fields: ['name'] as never[] }] },
  'a check': { checks: { named: "name <> ''" } },
  'an index and a check': {
    indexes: [{ expressions: ['lower(code)'], where: "code <> ''" }],
    checks: { named: "name <> ''" },
  },
};

describe.each(Object.entries(RULES))('an extension that only adds %s', (_, rules) => {
  it('is made on a table that is there already, once', async () => {
    await create(base);
    const registry = shopWith(rules);
    expect(await states(registry)).toEqual(['there', 'created']);
    expect(await states(registry)).toEqual(['there', 'there']);
  });

  it('goes when its module is cleaned up, takes no row along, and comes back', async () => {
    const registry = shopWith(rules);
    await create(registry);
    await at.rows("insert into items (name) values ('a')");
    const before = await parts();
    const plan = await cleanup(registry, 'more');
    expect(plan.removals.map(({ step, rows }) => [step.kind, rows])).toEqual([['extension', 0]]);
    expect(await parts()).toEqual([]);
    expect((await cleanup(registry, 'more')).sql).toEqual([]);
    expect(await states(registry)).toEqual(['there', 'created']);
    expect(await parts()).toEqual(before);
  });
});

it('an extension of which only a part is there is said to differ, not made anew', async () => {
  const registry = shopWith(RULES['an index and a check'] as Rules);
  await create(registry);
  await at.rows('alter table items drop constraint items_named_check');
  expect(await states(registry)).toEqual(['there', 'differs']);
  expect((await cleanup(registry, 'more')).removals).toHaveLength(1);
  expect(await parts()).toEqual([]);
});
