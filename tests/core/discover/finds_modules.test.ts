import { discover } from '../../../core/discover';
import { orderFiles } from '../../../core/order';
import { moduleTree } from '../../support/module_tree';

const namesOf = (root: string, options: object = {}) =>
  discover({ root, ...options }).modules.map(({ context, name }) => `${context}/${name}`);

test('a folder with one model file is a module', () => {
  const { root } = moduleTree(['modules/admin/customers/300_customer_model.ts']);

  const { modules, findings } = discover({ root });

  expect(findings).toEqual([]);
  expect(modules).toHaveLength(1);
  expect(modules[0]).toMatchObject({ name: 'customers', context: 'admin', origin: 'root', enabled: true });
  expect(modules[0]?.models).toEqual([
    {
      number: 300,
      name: 'customer',
      file: `${root}/modules/admin/customers/300_customer_model.ts`,
      place: 'admin/customers/300_customer_model.ts',
      shown: 'modules/admin/customers/300_customer_model.ts',
      module: 'customers',
    },
  ]);
});

test('modules come by context and name, whatever order they were made in', () => {
  const { root } = moduleTree([
    'modules/_user/shop/901_basket_model.ts',
    'modules/admin/orders/340_order_model.ts',
    'modules/admin/customers/300_customer_model.ts',
    'modules/_system/core/0_base_model.ts',
  ]);

  expect(namesOf(root)).toEqual(['_system/core', 'admin/customers', 'admin/orders', '_user/shop']);
});

test('0_base_model and 000_base_model both read as 0', () => {
  for (const digits of ['0', '000']) {
    const { root } = moduleTree([`modules/_system/core/${digits}_base_model.ts`]);
    expect(orderFiles(discover({ root }).modules).map(({ number }) => number)).toEqual([0]);
  }
});

test('every part of the table is found', () => {
  const { root, path } = moduleTree([
    'modules/admin/customers/module.ts',
    'modules/admin/customers/300_customer_model.ts',
    'modules/admin/customers/view.ts',
    'modules/admin/customers/hook.ts',
    'modules/admin/customers/events.ts',
    'modules/admin/customers/index.ts',
    'modules/admin/customers/tpl/customers/list.ejs',
    'modules/admin/customers/static/customers.css',
    'modules/admin/customers/migrations/20261120093000.customers.add_phone.ts',
    'modules/admin/customers/seeds/segments.ts',
    'modules/admin/customers/seeds/a_demo.ts',
    'modules/admin/customers/tests/view.test.ts',
    'modules/admin/customers/tests/make_customer.ts',
    'modules/admin/customers/README.md',
    'modules/admin/customers/format_name.ts',
    'modules/admin/customers/pricing/rounding.ts',
  ]);
  const at = (place: string) => path(`modules/admin/customers/${place}`);

  const { modules, findings } = discover({ root });

  expect(findings).toEqual([]);
  expect(modules[0]?.parts).toEqual({
    manifest: at('module.ts'),
    view: at('view.ts'),
    hook: at('hook.ts'),
    events: at('events.ts'),
    door: at('index.ts'),
    templates: at('tpl'),
    static: at('static'),
    migrations: [at('migrations/20261120093000.customers.add_phone.ts')],
    seeds: [at('seeds/a_demo.ts'), at('seeds/segments.ts')],
    tests: [at('tests/view.test.ts')],
  });
});

test('a part that is absent is undefined or an empty list', () => {
  const { root } = moduleTree(['modules/admin/customers/300_customer_model.ts']);

  expect(discover({ root }).modules[0]?.parts).toEqual({
    manifest: undefined,
    view: undefined,
    hook: undefined,
    events: undefined,
    door: undefined,
    templates: undefined,
    static: undefined,
    migrations: [],
    seeds: [],
    tests: [],
  });
});

test('a module without models is a module', () => {
  const { root } = moduleTree(['modules/admin/reports/view.ts']);

  expect(namesOf(root)).toEqual(['admin/reports']);
});

test('development prefers .ts where .js lies beside it, and never reads declarations or generated files', () => {
  const { root } = moduleTree([
    'modules/order.generated.d.ts',
    'modules/admin/customers/300_customer_model.ts',
    'modules/admin/customers/300_customer_model.js',
    'modules/admin/customers/300_customer_model.js.map',
    'modules/admin/customers/300_customer_model.d.ts',
    'modules/admin/customers/301_customer_contact_model.js',
    'modules/admin/customers/302_customer_model.generated.ts',
    'modules/admin/customers/view.ts',
    'modules/admin/customers/view.js',
    'modules/admin/customers/hook.js',
    'modules/admin/customers/seeds/one.ts',
    'modules/admin/customers/seeds/one.js',
    'modules/admin/customers/seeds/one.d.ts',
  ]);

  const { modules, findings } = discover({ root });

  expect(findings).toEqual([]);
  expect(modules[0]?.models.map(({ place }) => place)).toEqual([
    'admin/customers/300_customer_model.ts',
    'admin/customers/301_customer_contact_model.js',
  ]);
  expect(modules[0]?.parts.view).toMatch(/view\.ts$/);
  expect(modules[0]?.parts.hook).toMatch(/hook\.js$/);
  expect(modules[0]?.parts.seeds).toHaveLength(1);
});

test('a project without a modules folder is a finding that says how to make one', () => {
  const { root } = moduleTree();

  const { modules, findings } = discover({ root });

  expect(modules).toEqual([]);
  expect(findings).toMatchObject([
    { code: 'DISCOVER_NO_MODULES', waysOut: [{ command: 'mkdir modules' }, {}] },
  ]);
});

test('an empty modules folder is a project without modules, and fine', () => {
  const { root } = moduleTree(['modules/']);

  expect(discover({ root })).toMatchObject({ modules: [], findings: [] });
});

test('a file called modules is a finding', () => {
  const { root } = moduleTree(['modules']);

  expect(discover({ root }).findings).toMatchObject([
    { code: 'DISCOVER_NO_MODULES', summary: 'modules is no folder' },
  ]);
});
