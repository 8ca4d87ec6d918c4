/** Imports between modules: downhill only, and only through the door. */
import { renderFinding } from '../../../core/findings';
import { readProject } from '../../../core/project';
import { moduleTree } from '../../support/module_tree';
import { model } from './project';

const CUSTOMERS = {
  'modules/admin/customers/300_customer_model.ts': model('Customer', 'customers'),
  'modules/admin/customers/index.ts': `export const customers = 1;\n`,
  'modules/admin/customers/name.ts': `export const name = 1;\n`,
};
const ORDERS = {
  'modules/admin/orders/340_order_model.ts': model('Order', 'orders'),
  'modules/admin/orders/index.ts': `export const orders = 1;\n`,
  'modules/admin/orders/price.ts': `export const price = 1;\n`,
};

const found = (files: Readonly<Record<string, string>>, production = false) =>
  readProject({ root: moduleTree({ ...CUSTOMERS, ...ORDERS, ...files }).root, production }).findings;
const about = (files: Readonly<Record<string, string>>): string[] =>
  found(files).map(({ code, at }) => `${code} ${at[0]?.file}:${at[0]?.line} ${at[0]?.note}`);

test('an import of a higher module is named with its line, its target and ways out', () => {
  const [finding, ...others] = found({
    'modules/admin/customers/view.ts': `// import { orders } from '../orders';\nimport { orders } from '../orders';\nexport default () => orders;\n`,
  });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    code: 'IMPORT_UPHILL',
    level: 'error',
    summary: 'customers (300) imports orders (340), which loads later',
    at: [
      { file: 'modules/admin/customers/view.ts', line: 2, note: '../orders' },
      { file: 'modules/admin/orders' },
    ],
  });
  expect(renderFinding(finding as never)).toMatch(/announce .*hook\.ts/);
});

test('every source file of a module is looked at, in whatever way it imports; tests are not', () => {
  expect(
    about({
      'modules/admin/customers/hook.ts': `export * from "../orders";\nexport default {};\n`,
      'modules/admin/customers/events.ts': `import type { orders } from '../orders/index';\nexport type A = typeof orders;\n`,
      'modules/admin/customers/pages/list.ts': `export const later = () => import('../../orders');\n`,
      'modules/admin/customers/pages/old.js': `exports.orders = require('../../orders');\n`,
      'modules/admin/customers/tests/orders.test.ts': `import { orders } from '../../orders';\n`,
      'modules/admin/customers/types.d.ts': `import { orders } from '../orders';\n`,
    }),
  ).toEqual([
    'IMPORT_UPHILL modules/admin/customers/events.ts:1 ../orders/index',
    'IMPORT_UPHILL modules/admin/customers/hook.ts:1 ../orders',
    'IMPORT_UPHILL modules/admin/customers/pages/list.ts:1 ../../orders',
    'IMPORT_UPHILL modules/admin/customers/pages/old.js:1 ../../orders',
  ]);
});

test('imports downhill through the door, of the own folder and of what is no module are fine', () => {
  expect(
    about({
      'modules/admin/orders/view.ts': `import { customers } from '../customers';\nimport { price } from './price';\nimport { lib } from '../../../lib/shared';\nexport default () => [customers, price, lib];\n`,
      'lib/shared.ts': `export const lib = 1;\n`,
    }),
  ).toEqual([]);
});

test('another module is entered by its door, never by one of its files', () => {
  const findings = found({
    'modules/admin/orders/view.ts': `import { name } from '../customers/name';\nimport Customer from '../customers/300_customer_model';\nexport default () => [name, Customer];\n`,
  });
  expect(findings).toMatchObject([
    {
      code: 'IMPORT_PAST_DOOR',
      summary: 'orders imports customers/name past its door',
      at: [{ file: 'modules/admin/orders/view.ts', line: 1 }],
      waysOut: [{ text: "export it from modules/admin/customers/index.ts and import '../customers'" }],
    },
    {
      code: 'IMPORT_PAST_DOOR',
      at: [{ line: 2 }],
      waysOut: [{ text: 'models are reached by name, without an import: models.Customer' }],
    },
  ]);
});

test('a module without models has the place that its manifest says, and none without that', () => {
  const reports = (manifest?: string): Record<string, string> => ({
    'modules/admin/reports/view.ts': `import { orders } from '../orders';\nexport default () => orders;\n`,
    ...(manifest !== undefined && {
      'modules/admin/reports/module.ts': `import { defineModule } from 'ordinal-host';\nexport default defineModule(${manifest});\n`,
    }),
  });
  expect(about(reports())).toEqual([]);
  expect(about(reports(`{ after: 'orders' }`))).toEqual([]);
  const [finding] = found(reports(`{ after: 'customers' }`));
  expect(finding).toMatchObject({ code: 'IMPORT_UPHILL' });
  expect(finding?.waysOut).toContainEqual({
    text: "or say in modules/admin/reports/module.ts that it comes later: after: 'orders'",
  });
});

test('in production the compiled files are read, and the module is left out', () => {
  const compiled = (name: string, table: string): string =>
    `exports.default = require('ordinal-host').defineModel('${name}', { table: '${table}', fields: {} });\n`;
  const { root } = moduleTree({
    'modules/admin/customers/300_customer_model.js': compiled('Customer', 'customers'),
    'modules/admin/customers/view.js': `"use strict";\nconst orders_1 = require("../orders");\n`,
    'modules/admin/orders/340_order_model.js': compiled('Order', 'orders'),
    'modules/admin/orders/index.js': `exports.orders = 1;\n`,
  });
  const project = readProject({ root, production: true });
  expect(project.left).toEqual(['customers']);
  expect(project.findings).toMatchObject([
    { code: 'IMPORT_UPHILL', at: [{ file: 'modules/admin/customers/view.js', line: 2 }, {}] },
  ]);
});
