import { readProject, withoutModules } from '../../../core/project';
import { moduleTree } from '../../support/module_tree';

const model = (name: string, table: string, needs = ''): string =>
  `import { defineModel, reference, string } from 'ordinal-host';\n` +
  `export default defineModel('${name}', { table: '${table}', fields: { name: string(50)${needs === '' ? '' : `, of: reference('${needs}')`} } });\n`;

const tree = (): string =>
  moduleTree({
    'modules/admin/people/300_person_model.ts': model('Person', 'people'),
    'modules/admin/people/301_nickname_model.ts': model('Nickname', 'nicknames', 'people'),
    'modules/admin/shop/320_basket_model.ts': model('Basket', 'baskets', 'people'),
    'modules/admin/paper/340_letter_model.ts': model('Letter', 'letters'),
    'modules/admin/letters/module.ts':
      "import { defineModule } from 'ordinal-host';\nexport default defineModule({ requires: ['paper'] });\n",
  }).root;

const read = (root: string, only?: string[]) =>
  readProject({ root, production: false, ...(only !== undefined && { only }) });
const names = (project: ReturnType<typeof read>): string[] =>
  project.modules.map(({ folder }) => folder.name);

it('reads modules in loading order, those without models last', () => {
  const project = read(tree());
  expect(project.findings).toEqual([]);
  expect(names(project)).toEqual(['people', 'shop', 'paper', 'letters']);
});

it('takes a module as a whole with what it needs downhill, by reference and by manifest', () => {
  const root = tree();
  const shop = read(root, ['shop']);
  expect(names(shop)).toEqual(['people', 'shop']);
  expect(shop.registry.models.map(({ name }) => name)).toEqual(['Person', 'Nickname', 'Basket']);
  expect(names(read(root, ['letters']))).toEqual(['paper', 'letters']);
});

it('goes on without a module and without what needs it', () => {
  const project = withoutModules(read(tree()), ['people']);
  expect(project.left.slice().sort()).toEqual(['people', 'shop']);
  expect(names(project)).toEqual(['paper', 'letters']);
});
