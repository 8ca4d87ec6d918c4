/** What dev notices of a project folder. */
import { renameSync } from 'node:fs';
import { watchProject } from '../../cli/watch_project';
import { moduleTree, type ModuleTree } from '../support/module_tree';

const seen = new Set<string>();
let tree: ModuleTree;
let stop: () => void;
beforeEach(() => {
  seen.clear();
  tree = moduleTree({ 'package.json': '{}' });
});
afterEach(() => stop());

const sees = async (file: string): Promise<void> => {
  for (let tries = 0; tries < 200 && !seen.has(file); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect([...seen]).toContain(file);
  seen.clear();
};
const begin = (): void => void (stop = watchProject(tree.root, (file) => seen.add(file)));

test('settings that come later, and that an editor replaces', async () => {
  begin();
  tree.write({ '.env': 'PORT=1' });
  await sees('.env');
  for (const text of ['PORT=2', 'PORT=3']) {
    tree.write({ '.env.draft': text });
    renameSync(tree.path('.env.draft'), tree.path('.env'));
    await sees('.env');
  }
});

test('folders that come later, go, and come back', async () => {
  begin();
  tree.write({ 'modules/': '' });
  await sees('modules');
  tree.write({ 'modules/enabled.json': '[]' });
  await sees('modules/enabled.json');
  tree.remove('modules');
  await sees('modules');
  tree.write({ 'modules/': '' });
  await sees('modules');
  tree.write({ 'modules/ranges.json': '[]' });
  await sees('modules/ranges.json');
});

test('nothing of what a start makes', async () => {
  tree.write({ 'modules/': '' });
  begin();
  tree.write({ '.data/x.json': '', 'modules/order.generated.d.ts': '', 'notes.ts': '' });
  tree.write({ 'modules/a.json': '' });
  await sees('modules/a.json');
});
