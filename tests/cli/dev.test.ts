/** dev in processes of its own: it waits for what is not there yet, and leaves no server behind. */
import { renameSync } from 'node:fs';
import { startCli, type RunningCli } from '../support/start_cli';
import { command } from '../support/run_cli';
import { moduleTree, type ModuleTree } from '../support/module_tree';
import { model, shop } from './projects';

beforeAll(() => void command());

const dev = (tree: ModuleTree): RunningCli =>
  startCli(tree.root, ['dev'], { PORT: '0', LOG_LEVEL: 'silent' });

/** The server gives the lock of the embedded database back when it ends. */
async function serverGone(tree: ModuleTree): Promise<boolean> {
  for (let tries = 0; tries < 400 && tree.has('.data/database.lock'); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return !tree.has('.data/database.lock');
}

test('it waits for modules, notices settings, and its server ends when it is killed', async () => {
  const tree = moduleTree({ 'package.json': '{}' });
  const running = dev(tree);
  await running.until(/DISCOVER_NO_MODULES[^]*waiting for a change/);
  tree.write({ 'modules/admin/stock/320_product_model.ts': model('Product', 'products') });
  await running.until(/modules\S* has changed[^]*Ordinal is at/);

  tree.write({ draft: 'DATA_DIR=.other\n' });
  renameSync(tree.path('draft'), tree.path('.env'));
  await running.until(/\.env has changed[^]*Ordinal is at/);
  expect(tree.has('.other/database.lock')).toBe(true);
  tree.write({ draft: 'DATA_DIR=.data\n' });
  renameSync(tree.path('draft'), tree.path('.env'));
  await running.until(/(\.env has changed[^]*Ordinal is at[^]*){2}/);

  expect(tree.has('.data/database.lock')).toBe(true);
  running.kill('SIGKILL');
  expect(await serverGone(tree)).toBe(true);
});

test('a terminal that closes ends it and its server', async () => {
  const tree = shop();
  const running = dev(tree);
  await running.address();
  running.kill('SIGHUP');
  expect(await running.ended).toBe(0);
  expect(tree.has('.data/database.lock')).toBe(false);
});
