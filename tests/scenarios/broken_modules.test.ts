/** Modules as they should not be: each gets the right finding, no stack trace, and nothing is half-made. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { moduleTree, type Content } from '../support/module_tree';
import { runCli, type Ran } from '../support/run_cli';

const model = (name: string, table: string, fields = ''): string =>
  `import { defineModel, reference, string } from 'ordinal-host';\n` +
  `export default defineModel('${name}', {\n  table: '${table}',\n  fields: {\n    name: string(50),\n${fields}  },\n});\n`;
const to = (field: string, table: string): string => `    ${field}: reference('${table}'),\n`;

const SHOP = 'modules/admin/shop';
const customer = { [`${SHOP}/300_customer_model.ts`]: model('Customer', 'customers') };

/** What somebody did -> files, the code of the finding, words it must hold. */
const BROKEN: Readonly<
  Record<string, readonly [files: Readonly<Record<string, Content>>, code: string, ...words: string[]]>
> = {
  'a number twice': [
    { ...customer, 'modules/admin/sales/300_sale_model.ts': model('Sale', 'sales') },
    'ORDER_DUPLICATE_NUMBER',
    '300_customer_model.ts',
    '300_sale_model.ts',
    'menu-cli renumber',
  ],
  'a table twice': [
    { ...customer, [`${SHOP}/301_client_model.ts`]: model('Client', 'customers') },
    'ORDER_DUPLICATE_TABLE',
    '300_customer_model.ts',
    '301_client_model.ts',
  ],
  'a model name twice': [
    { ...customer, [`${SHOP}/301_client_model.ts`]: model('Customer', 'clients') },
    'ORDER_DUPLICATE_MODEL',
    '300_customer_model.ts',
    '301_client_model.ts',
  ],
  'a forward reference': [
    {
      [`${SHOP}/300_order_model.ts`]: model('Order', 'orders', to('customer', 'customers')),
      [`${SHOP}/310_customer_model.ts`]: model('Customer', 'customers'),
    },
    'ORDER_FORWARD_REFERENCE',
    '300_order_model.ts:6',
    'customer -> customers',
    '310_customer_model.ts',
    'menu-cli renumber',
  ],
  'a missing target': [
    { ...customer, [`${SHOP}/301_order_model.ts`]: model('Order', 'orders', to('customer', 'custmers')) },
    'ORDER_UNKNOWN_TABLE',
    '301_order_model.ts:6',
    'customers',
  ],
  'a target that is switched off': [
    {
      ...customer,
      'modules/admin/orders/340_order_model.ts': model('Order', 'orders', to('customer', 'customers')),
      'modules/enabled.json': '["orders"]',
    },
    'ORDER_DISABLED_TARGET',
    '340_order_model.ts:6',
    'shop',
  ],
  'a circle of two': [
    {
      [`${SHOP}/300_hen_model.ts`]: model('Hen', 'hens', to('egg', 'eggs')),
      [`${SHOP}/301_egg_model.ts`]: model('Egg', 'eggs', to('hen', 'hens')),
    },
    'ORDER_CYCLE',
    'hens',
    'eggs',
    'extendModel',
  ],
  'a circle of three': [
    {
      [`${SHOP}/300_rock_model.ts`]: model('Rock', 'rocks', to('beats', 'scissors')),
      [`${SHOP}/301_paper_model.ts`]: model('Paper', 'papers', to('beats', 'rocks')),
      [`${SHOP}/302_scissor_model.ts`]: model('Scissor', 'scissors', to('beats', 'papers')),
    },
    'ORDER_CYCLE',
    'rocks',
    'papers',
    'scissors',
  ],
  'a syntax error': [
    { ...customer, [`${SHOP}/301_bad_model.ts`]: 'export default {\n  oops(;\n};\n' },
    'LOAD_SYNTAX',
    '301_bad_model.ts:2',
  ],
  'a throw at import': [
    {
      ...customer,
      [`${SHOP}/301_bad_model.ts`]:
        "import { string } from 'ordinal-host';\nstring();\nthrow new Error('no luck');\n",
    },
    'LOAD_THREW',
    '301_bad_model.ts:3',
    'no luck',
  ],
  'a package that is not installed': [
    { ...customer, [`${SHOP}/301_bad_model.ts`]: "import 'left-pad-of-nowhere';\n" },
    'LOAD_THREW',
    'npm install left-pad-of-nowhere',
  ],
  'an ES module that finds no host, since nothing is installed': [
    {
      ...customer,
      [`${SHOP}/301_bad_model.js`]:
        "\nimport { defineModel } from 'ordinal-host';\nexport default defineModel('Bad', { table: 'bads', fields: {} });\n",
      'package.json': '{ "type": "module" }',
    },
    'LOAD_THREW',
    '301_bad_model.js imports ordinal-host, which is not installed',
    '301_bad_model.js:2',
    'npm install ordinal-host',
    'or give the file the ending .ts',
  ],
  'an ES module that imports a file that is not there': [
    {
      ...customer,
      [`${SHOP}/301_bad_model.js`]: "import './nowhere.js';\nexport default 1;\n",
      'package.json': '{ "type": "module" }',
    },
    'LOAD_THREW',
    `301_bad_model.js imports ${SHOP}/nowhere.js, which is not there`,
    '301_bad_model.js:1',
  ],
  'an await at the top': [
    { ...customer, [`${SHOP}/301_bad_model.ts`]: 'await Promise.resolve();\nexport default 1;\n' },
    'LOAD_TOP_LEVEL_AWAIT',
    '301_bad_model.ts',
  ],
  'no default export': [
    { ...customer, [`${SHOP}/301_bad_model.ts`]: 'export const Bad = 1;\n' },
    'LOAD_EXPORT',
    '301_bad_model.ts',
    'defineModel',
  ],
  'a wrong default export': [
    { ...customer, [`${SHOP}/301_bad_model.ts`]: "export default 'bad';\n" },
    'LOAD_EXPORT',
    'a string',
  ],
  'a manifest that cannot be used': [
    {
      ...customer,
      [`${SHOP}/module.ts`]:
        "import { defineModule } from 'ordinal-host';\nexport default defineModule({ mount: 'shop', requirse: [] } as never);\n",
    },
    'MANIFEST_INVALID',
    'mount in the manifest of shop',
    'requirse in the manifest of shop is no member',
  ],
  'a column that every table has': [
    { [`${SHOP}/300_customer_model.ts`]: model('Customer', 'customers', '    createdAt: string(),\n') },
    'MODEL_FIELD',
    'createdAt',
  ],
  'a name that nearly matches': [
    { ...customer, [`${SHOP}/301-order-model.ts`]: model('Order', 'orders') },
    'DISCOVER_MODEL_NAME',
    '301_order_model.ts',
  ],
  'an empty folder': [{ ...customer, 'modules/admin/nothing/': '' }, 'DISCOVER_EMPTY_MODULE', 'nothing'],
};

let outside: string;
beforeAll(() => {
  outside = mkdtempSync(path.join(tmpdir(), 'ordinal-outside-'));
});

const isClean = ({ out, err }: Ran): boolean => !/\n\s+at .*:\d+:\d+\)?\n/.test(out + err);

test.each(Object.entries(BROKEN))('%s is said with its place and a way out', (_, [files, code, ...words]) => {
  const { root, has } = moduleTree(files);
  const ran = runCli(root, ['preview-order']);
  const said = ran.out + ran.err;
  for (const word of [code, ...words]) expect(said).toContain(word);
  expect(isClean(ran)).toBe(true);
  expect(ran.code).toBe(code === 'DISCOVER_EMPTY_MODULE' ? 0 : 1);
  expect(has('.data/database')).toBe(false);
});

test('a file that does not finish importing is ended and named, and the others are still looked at', () => {
  const { root } = moduleTree({
    ...customer,
    [`${SHOP}/301_loop_model.ts`]: 'for (;;);\n',
    [`${SHOP}/302_bad_model.ts`]: "throw new Error('no luck');\n",
  });
  const ran = runCli(root, ['preview-order'], { IMPORT_TIME_LIMIT: '300' });
  expect(ran.err).toContain('LOAD_HANGS');
  expect(ran.err).toContain('301_loop_model.ts');
  expect(ran.err).toContain('302_bad_model.ts');
  expect(ran.code).toBe(1);
});

test('a symbolic link out of the project is refused', () => {
  const { root } = moduleTree({ ...customer, 'modules/admin/elsewhere': { link: outside } });
  const ran = runCli(root, ['preview-order']);
  expect(ran.err).toContain('DISCOVER_OUTSIDE_ROOT');
  expect(ran.code).toBe(1);
});

test('a reference to its own table is fine', () => {
  const { root } = moduleTree({
    [`${SHOP}/300_part_model.ts`]: model('Part', 'parts', to('partOf', 'parts')),
  });
  expect(runCli(root, ['preview-order'])).toMatchObject({ code: 0 });
});

test('several faults are said together', () => {
  const { root } = moduleTree({
    [`${SHOP}/300_order_model.ts`]: model('Order', 'orders', to('customer', 'nobody')),
    [`${SHOP}/301-late-model.ts`]: '',
    [`${SHOP}/302_bad_model.ts`]: 'export default 1;\n',
  });
  const { err } = runCli(root, ['preview-order']);
  for (const code of ['ORDER_UNKNOWN_TABLE', 'DISCOVER_MODEL_NAME', 'LOAD_EXPORT'])
    expect(err).toContain(code);
});

test('broken modules make no table', () => {
  const { root, has } = moduleTree({ ...customer, [`${SHOP}/301_bad_model.ts`]: 'export default 1;\n' });
  const ran = runCli(root, ['create-tables']);
  expect([ran.code, has('.data/database')]).toEqual([1, false]);
});

test('a whole folder of modules is one copy of the host, wherever it lies', () => {
  const { root } = moduleTree({
    ...customer,
    'package.json': '{"name":"mine","type":"module"}',
    'node_modules/ordinal-host/index.js': "throw new Error('another copy was loaded');",
    'node_modules/ordinal-host/package.json': '{"name":"ordinal-host","main":"index.js"}',
  });
  expect(runCli(root, ['preview-order'])).toMatchObject({ code: 0 });
});

test('a seed that fails is named, and nothing of the run is kept', () => {
  const seed = (name: string, rest: string): string =>
    `import { defineSeed } from 'ordinal-host';\nexport default defineSeed(async ({ models }) => {\n` +
    `  await models.Customer.create({ name: '${name}' });\n${rest}});\n`;
  const { root } = moduleTree({
    ...customer,
    [`${SHOP}/seeds/a_first.ts`]: seed('first', ''),
    [`${SHOP}/seeds/b_second.ts`]: seed('second', "  throw new Error('no luck');\n"),
  });
  expect(runCli(root, ['create-tables'])).toMatchObject({ code: 0 });
  const ran = runCli(root, ['seed']);
  expect(ran).toMatchObject({ code: 1 });
  expect(ran.err).toContain('SEED_FAILED');
  expect(ran.err).toContain('b_second.ts');
  expect(runCli(root, ['cleanup', 'full', '--dry-run']).out).toMatch(/\b0\s+customers/);
});
