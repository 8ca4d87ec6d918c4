/** What was not understood is said on stderr, with what was probably meant, and ends with 2. */
import { moduleTree } from '../support/module_tree';
import { menu } from './command_line';

const STOCK = { 'modules/admin/stock/module.ts': "export default { title: 'Stock' };\n" };

test.each<[string, string]>([
  ['', 'Usage: menu-cli'],
  ['preview-ordr', "unknown command 'preview-ordr'\n(Did you mean preview-order?)"],
  ['help modls', "unknown command 'modls'\n(Did you mean models?)"],
  ['nope --help', "unknown command 'nope'"],
  ['help nope', "unknown command 'nope'"],
  ['models --jsn', "unknown option '--jsn'\n(Did you mean --json?)"],
  ['cleanup', "missing required argument 'what'"],
  ['models extra', 'too many arguments'],
  ['preview-order --graph svg', 'neither mermaid nor dot'],
  ['preview-order --graph', 'argument missing'],
  ['renumber', 'say both numbers'],
  ['renumber 300 x', "'x' is no number"],
  ['renumber 300 --fix', 'leave the numbers out'],
  ['trash burn', 'trash burn is not known: menu-cli trash purge'],
  ['trash purge --older-than soon', '--older-than must be a number of days'],
  ['ranges lst', '(Did you mean list?)'],
  ['ranges claim', 'say the range and what it is for'],
  ['ranges free 5000', '5000 lies in no range'],
  ['new-model stock item --number x', 'is no number'],
  ['new-module items --table item', 'not written as model=table'],
  ['models --module stok', "there is no module 'stok'\n(Did you mean stock?)"],
  ['preview-order --module stok', "there is no module 'stok'"],
  ['preview-order --names --module stok', "there is no module 'stok'"],
  ['create-tables --module stok', "there is no module 'stok'"],
  ['cleanup stok', "there is no module 'stok'"],
  ['seed --module stok', "there is no module 'stok'"],
  ['routes --module stok', "there is no module 'stok'"],
])('menu-cli %s', async (line, words) => {
  const { code, out, err } = await menu(line, { cwd: moduleTree(STOCK).root });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(words);
});
