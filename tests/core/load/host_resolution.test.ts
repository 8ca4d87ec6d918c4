/** How Node's loader finds what module files import. In a process of its own, because jest has a loader of its own. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { moduleTree } from '../../support/module_tree';

const root = path.resolve(__dirname, '..', '..', '..');
const READ_SOURCES = path.join(root, 'tests', 'core', 'database', 'child', 'typescript.js');

const MODEL = `import { defineModel, raw } from 'ordinal-host';
import { DataTypes, Sequelize } from 'sequelize';
export const copy = Sequelize;
export default defineModel('Place', { table: 'places', fields: { at: raw<string>({ type: DataTypes.INET }) } });`;

/** Runs plain JavaScript after the loader is prepared. */
function run(folder: string, script: string): string {
  const prepare = `
    const { prepareLoader } = require(${JSON.stringify(path.join(root, 'core', 'load', 'prepare_loader.ts'))});
    prepareLoader({ cacheDir: ${JSON.stringify(path.join(folder, 'cache'))}, typescript: true });`;
  const args = ['-r', READ_SOURCES, '-e', `${prepare}\n${script}`];
  return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).trim();
}

const IMPORT = `const { copy, default: Place } = require('./modules/admin/a/300_place_model.ts');`;

test('a root without packages imports the Sequelize of the host, not another', () => {
  const tree = moduleTree({ 'modules/admin/a/300_place_model.ts': MODEL });
  const own = JSON.stringify(require.resolve('sequelize'));
  expect(
    run(
      tree.root,
      `${IMPORT} console.log(copy === require(${own}).Sequelize, Place.fields.at.spec.sequelize.type.key);`,
    ),
  ).toBe('true INET');
});

test('a root with a Sequelize of its own imports that', () => {
  const tree = moduleTree({
    'modules/admin/a/300_place_model.ts': MODEL,
    'node_modules/sequelize/index.js': `exports.Sequelize = 'own'; exports.DataTypes = {};`,
  });
  expect(run(tree.root, `${IMPORT} console.log(copy);`)).toBe('own');
});

test('nothing else is looked for in the host', () => {
  const tree = moduleTree({ 'modules/admin/a/index.ts': `import 'express';` });
  expect(
    run(
      tree.root,
      `try { require('./modules/admin/a/index.ts'); } catch (error) { console.log(error.code); }`,
    ),
  ).toBe('MODULE_NOT_FOUND');
});
