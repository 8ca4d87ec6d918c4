/** Examples on the page about findings are what the host prints for a project like that. To write them anew: UPDATE_DOCS=1 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderFinding, type FindingCode } from '../core/findings';
import { readMigrations } from '../core/migrations';
import { readProject } from '../core/project';
import { moduleTree } from './support/module_tree';

const file = path.resolve(__dirname, '..', 'docs', 'errors.md');

const model = (name: string, table: string, fields = '', rest = ''): string =>
  `import { defineModel, reference, string } from 'ordinal-host';
export default defineModel('${name}', { table: '${table}', fields: { name: string(), ${fields} }${rest} });\n`;
const extension = (name: string): string =>
  `import { extendModel, string } from 'ordinal-host';
export default extendModel('${name}', { fields: { team: string() } });\n`;
const manifest = (members: string): string =>
  `import { defineModule } from 'ordinal-host';\nexport default defineModule(${members});\n`;

const customers = { 'admin/customers/300_customer_model.ts': model('Customer', 'customers') };
const order = (table: string): Record<string, string> => ({
  'admin/orders/340_order_model.ts': model('Order', 'orders', `customer: reference('${table}')`),
});
const note = (name: string, table: string): string =>
  model(name, table, "customer: reference('customers', { inverse: 'notes' })");

const migration = (after: string | null, up = '[]'): string =>
  `import { defineMigration } from 'ordinal-host';
export default defineMigration({
  after: ${after === null ? 'null' : `'${after}'`},
  up: ${up},
  down: [],
});\n`;
const INITIAL = '20261118091500.customers.initial';
/** Name of a migration of customers -> its file. */
const migrations = (files: Readonly<Record<string, string>>): Record<string, string> => ({
  ...customers,
  ...Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`admin/customers/migrations/${name}.ts`, text]),
  ),
});

/** Code -> files below modules/ of a project that has just this fault. */
const PROJECTS: Partial<Record<FindingCode, Readonly<Record<string, string>>>> = {
  DISCOVER_MODEL_NAME: { 'admin/customers/300-customer-model.ts': model('Customer', 'customers') },
  DISCOVER_PART_NAME: { ...customers, 'admin/customers/hooks.ts': '' },
  DISCOVER_MODULE_NAME: { 'admin/Customer-Care/300_customer_model.ts': model('Customer', 'customers') },
  DISCOVER_MODULE_TWICE: { ...customers, '_user/customers/900_fan_model.ts': model('Fan', 'fans') },
  DISCOVER_EMPTY_MODULE: { ...customers, 'admin/stock/': '' },
  DISCOVER_CONTEXT: { ...customers, 'shop/orders/340_order_model.ts': model('Order', 'orders') },
  DISCOVER_ENABLED_FILE: { ...customers, 'enabled.json': '["custmers"]' },
  NUMBERING_RANGES_FILE: {
    ...customers,
    'ranges.json': '[{ "from": 900, "to": 1099, "title": "Warehouse" }]',
  },
  ORDER_DUPLICATE_NUMBER: { ...customers, 'admin/leads/300_lead_model.ts': model('Lead', 'leads') },
  ORDER_DUPLICATE_MODEL: { ...customers, 'admin/leads/321_lead_model.ts': model('Customer', 'leads') },
  ORDER_DUPLICATE_TABLE: { ...customers, 'admin/leads/321_lead_model.ts': model('Lead', 'customers') },
  ORDER_FORWARD_REFERENCE: {
    ...customers,
    'admin/orders/200_order_model.ts': model('Order', 'orders', "customer: reference('customers')"),
  },
  ORDER_UNKNOWN_TABLE: { ...customers, ...order('custmers') },
  ORDER_DISABLED_TARGET: { ...customers, ...order('customers'), 'enabled.json': '["orders"]' },
  ORDER_CYCLE: {
    'admin/teams/400_team_model.ts': model('Team', 'teams', "lead: reference('people')"),
    'admin/teams/401_person_model.ts': model('Person', 'people', "team: reference('teams')"),
  },
  ORDER_OUT_OF_RANGE: {
    ...customers,
    'admin/customers/450_customer_note_model.ts': model('CustomerNote', 'customer_notes'),
  },
  ORDER_UNKNOWN_MODEL: { ...customers, 'admin/teams/655_customer_team_model.ts': extension('Custmer') },
  ORDER_EXTENSION_TOO_LOW: { ...customers, 'admin/teams/290_customer_team_model.ts': extension('Customer') },
  MODEL_NAME: { 'admin/customers/303_customer_note_model.ts': model('CustomerNote', 'customer-notes') },
  MODEL_FIELD: { 'admin/customers/300_customer_model.ts': model('Customer', 'customers', 'save: string()') },
  MODEL_UNKNOWN_FIELD: {
    'admin/customers/300_customer_model.ts': model(
      'Customer',
      'customers',
      '',
      `, admin: { list: ['nmae'] }`,
    ),
  },
  MODEL_INVERSE_CLASH: {
    ...customers,
    'admin/customers/302_customer_note_model.ts': note('CustomerNote', 'customer_notes'),
    'admin/leads/321_lead_note_model.ts': note('LeadNote', 'lead_notes'),
  },
  EXTENSION_CLASH: {
    ...customers,
    'admin/teams/655_customer_team_model.ts': extension('Customer'),
    'admin/sales/662_customer_sales_model.ts': extension('Customer'),
  },
  MIGRATION_INVALID: migrations({ '20261120093000.customers.add_phone': migration(null, "[{ sql: 'x' }]") }),
  MIGRATION_NAME: migrations({ '20261120093000.orders.add_phone': migration(null) }),
  MIGRATION_BRANCHES: migrations({
    [INITIAL]: migration(null),
    '20261120093000.customers.add_phone': migration(INITIAL),
    '20261120101500.customers.add_fax': migration(INITIAL),
  }),
  MIGRATION_GAP: migrations({ '20261120093000.customers.add_phone': migration(INITIAL) }),
  MANIFEST_REQUIRES: {
    ...customers,
    'admin/orders/340_order_model.ts': model('Order', 'orders'),
    'admin/orders/module.ts': manifest("{ requires: ['customers'] }"),
    'enabled.json': '["orders"]',
  },
};

/** What the host prints about the first finding of that code. */
function printed(code: FindingCode, files: Readonly<Record<string, string>>): string {
  const tree = moduleTree(
    Object.fromEntries(Object.entries(files).map(([place, text]) => [`modules/${place}`, text])),
  );
  const { findings, modules } = readProject({ root: tree.root, production: false });
  const ofMigrations = readMigrations(modules.map(({ folder }) => folder)).findings;
  const found = [...findings, ...ofMigrations].find((finding) => finding.code === code);
  return found === undefined ? `no ${code} was found` : renderFinding(found);
}

/** Replaces the example below a heading. */
const withExample = (page: string, code: FindingCode, text: string): string =>
  page.replace(
    new RegExp(`(### ${code}\\n[\\s\\S]*?\`\`\`text\\n)[\\s\\S]*?(\\n\`\`\`)`),
    (_, before: string, after: string) => before + text + after,
  );

test.each(Object.entries(PROJECTS))('%s: the example is what is printed', (name, files) => {
  const code = name as FindingCode;
  const text = printed(code, files);
  if (process.env['UPDATE_DOCS'] !== undefined) {
    writeFileSync(file, withExample(readFileSync(file, 'utf8'), code, text));
  }

  const section = readFileSync(file, 'utf8').split(`### ${code}\n`)[1] ?? '';
  expect(/```text\n([\s\S]*?)\n```/.exec(section)?.[1]).toBe(text);
});
