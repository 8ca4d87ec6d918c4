/** A project writes no migration into a module that comes from a package: what is missing there is said. */
import { makeMigration, readAnswers, readMigrations, type MakeOptions } from '../../../core/migrations';
import { readProject } from '../../../core/project';
import { HostError } from '../../../core/findings';
import { moduleTree } from '../../support/module_tree';

const model = (name: string, table: string): string =>
  `const { defineModel, string } = require('ordinal-host');
exports.default = defineModel('${name}', { table: '${table}', fields: { name: string(20) } });\n`;

function optionsOf(module?: string): MakeOptions {
  const { root } = moduleTree({
    'package.json': JSON.stringify({ dependencies: { 'ordinal-billing': '*' } }),
    'node_modules/ordinal-billing/package.json': JSON.stringify({
      name: 'ordinal-billing',
      keywords: ['ordinal-module'],
    }),
    'node_modules/ordinal-billing/modules/admin/billing/910_bill_model.js': model('Bill', 'bills'),
    'modules/admin/shop/920_sale_model.ts': model('Sale', 'sales'),
  });
  const { modules, registry, findings } = readProject({ root, production: false });
  expect(findings).toEqual([]);
  const folders = modules.map(({ folder }) => folder);
  const files = readMigrations(folders);
  const answers = readAnswers({});
  return { registry, modules: folders, files, slug: 'initial', module, answers, now: new Date() };
}

test('a package whose migrations do not make its tables is named', async () => {
  const error = await makeMigration(optionsOf()).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(HostError);
  expect((error as HostError).findings).toEqual([
    expect.objectContaining({
      code: 'MIGRATION_NOT_YOURS',
      summary: 'billing comes from ordinal-billing, and its migrations do not make what its models want',
    }),
  ]);
});

test('and keeps nobody from writing those of the modules that are here', async () => {
  const { files } = await makeMigration(optionsOf('shop'));

  expect(files.map(({ module }) => module)).toEqual(['shop']);
});
