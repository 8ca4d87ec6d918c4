/**
 * Loads and registers the models of a generated project in a process of its own, and prints what it took.
 * Arguments: `host` or `plain`, the project folder. Standard input: its model files, in order.
 */
import { readFileSync } from 'node:fs';
import { Sequelize } from 'sequelize';
import { registerModels } from '../../core/register';
import { registerPlain } from './support/plain_models';
import { registryAt } from './support/registry';
import { costOf } from './support/turns';

const [way = '', root = ''] = process.argv.slice(2);
const files = readFileSync(0, 'utf8').split('\n');
const sequelize = new Sequelize('postgres://nobody@127.0.0.1/none', { logging: false });

const host = (): unknown => registerModels(registryAt(root), sequelize);

async function main(): Promise<void> {
  const cost = await costOf(way === 'host' ? host : () => registerPlain(files, sequelize));
  const count = Object.keys(sequelize.models).length;
  if (count !== files.length) throw new Error(`${count} models instead of ${files.length}`);
  console.log(JSON.stringify(cost));
}

void main();
