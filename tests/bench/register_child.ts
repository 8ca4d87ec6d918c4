/**
 * Loads and registers the models of a generated project in a process of its own, and prints what it took.
 * Arguments: `host` or `plain`, the project folder. Standard input: its model files, in order.
 */
import { readFileSync } from 'node:fs';
import { Sequelize } from 'sequelize';
import { discover } from '../../core/discover';
import { loadModels, prepareLoader } from '../../core/load';
import { orderFiles } from '../../core/order';
import { registerModels } from '../../core/register';
import { buildRegistry } from '../../core/registry';
import { costOf } from './support/turns';

const [way = '', root = ''] = process.argv.slice(2);
const files = readFileSync(0, 'utf8').split('\n');
const sequelize = new Sequelize('postgres://nobody@127.0.0.1/none', { logging: false });

function host(): void {
  prepareLoader({ cacheDir: root, typescript: false });
  const { modules } = discover({ root });
  const { models, findings } = loadModels(orderFiles(modules));
  if (findings.length > 0) throw new Error(findings[0]?.summary);
  registerModels(buildRegistry(models, modules), sequelize);
}

/** What people write with Sequelize alone: a function for each file, then an `associate` for each model. */
function plain(): void {
  const models = files.map((file) =>
    (require(file) as { define: (to: Sequelize) => Associating }).define(sequelize),
  );
  for (const model of models) model.associate(sequelize.models);
}

interface Associating {
  associate(models: Sequelize['models']): void;
}

async function main(): Promise<void> {
  const cost = await costOf(way === 'host' ? host : plain);
  const count = Object.keys(sequelize.models).length;
  if (count !== files.length) throw new Error(`${count} models instead of ${files.length}`);
  console.log(JSON.stringify(cost));
}

void main();
