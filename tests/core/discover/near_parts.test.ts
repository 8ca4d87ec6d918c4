import { discover, MODULE_PARTS } from '../../../core/discover';
import { moduleTree } from '../../support/module_tree';
import { type } from '../check/project';

const MODEL = 'modules/admin/customers/300_customer_model.ts';

test.each([
  ['views.ts', 'view.ts'],
  ['View.ts', 'view.ts'],
  ['view.mts', 'view.ts'],
  ['hooks.ts', 'hook.ts'],
  ['hook.mjs', 'hook.js'],
  ['event.ts', 'events.ts'],
  ['modules.ts', 'module.ts'],
  ['manifest.ts', 'module.ts'],
  ['mdoule.ts', 'module.ts'],
  ['Index.ts', 'index.ts'],
  ['templates/list.ejs', 'tpl/list.ejs'],
  ['template/list.ejs', 'tpl/list.ejs'],
  ['views/list.ejs', 'tpl/list.ejs'],
  ['Static/a.css', 'static/a.css'],
  ['public/a.css', 'static/a.css'],
  ['assets/a.css', 'static/a.css'],
  ['seed/a.ts', 'seeds/a.ts'],
  ['seeders/a.ts', 'seeds/a.ts'],
  ['migration/20261120093000.customers.add_phone.ts', 'migrations/20261120093000.customers.add_phone.ts'],
  ['migratons/20261120093000.customers.add_phone.ts', 'migrations/20261120093000.customers.add_phone.ts'],
  ['test/view.test.ts', 'tests/view.test.ts'],
  ['__tests__/view.test.ts', 'tests/view.test.ts'],
  ['view.test.ts', 'tests/view.test.ts'],
  ['models/301_customer_note_model.ts', '301_customer_note_model.ts'],
])('%s is a finding, and the printed command makes it %s', (wrong, right) => {
  const tree = moduleTree([MODEL, `modules/admin/customers/${wrong}`]);

  const { findings } = discover({ root: tree.root });

  expect(findings.map(({ code }) => code)).toEqual(['DISCOVER_PART_NAME']);
  type(findings[0]?.waysOut[0]?.command as string, tree.root);
  expect(tree.has(`modules/admin/customers/${right}`)).toBe(true);
  expect(discover({ root: tree.root }).findings).toEqual([]);
});

test('a helper called hooks.ts beside hook.ts is nobody’s business', () => {
  const { root } = moduleTree(
    [MODEL, 'hook.ts', 'hooks.ts', 'view.ts', 'views.ts', 'routes.ts'].map((name) =>
      name === MODEL ? name : `modules/admin/customers/${name}`,
    ),
  );

  expect(discover({ root }).findings).toEqual([]);
});

test('free files and folders are left alone', () => {
  const { root } = moduleTree(
    [
      'pricing/rules.ts',
      'models/helper.ts',
      'feeds/rss.ts',
      'texts/de.json',
      'routes.ts',
      'format.ts',
      'notes.md',
    ]
      .map((name) => `modules/admin/customers/${name}`)
      .concat(MODEL),
  );

  expect(discover({ root }).findings).toEqual([]);
});

test('every row of the table is found from its own example', () => {
  for (const part of MODULE_PARTS) {
    const { root } = moduleTree([`modules/admin/customers/${part.example}`]);
    const { modules, findings } = discover({ root });
    expect(findings).toEqual([]);
    const [module] = modules;
    const found = part.key === 'model' ? module?.models : module?.parts[part.key];
    expect([part.pattern, found?.length ?? 0]).not.toEqual([part.pattern, 0]);
  }
});

test('the table has a row for every member of ModuleParts', () => {
  const { root } = moduleTree([MODEL]);
  const parts = Object.keys(discover({ root }).modules[0]?.parts ?? {});

  expect(parts.sort()).toEqual(
    MODULE_PARTS.map(({ key }) => key)
      .filter((key) => key !== 'model')
      .sort(),
  );
});

test('a migration whose name is not by clock is a finding', () => {
  const { root } = moduleTree([
    MODEL,
    'modules/admin/customers/migrations/20261120093000.customers.add_phone.ts',
    'modules/admin/customers/migrations/add_fax.ts',
    'modules/admin/customers/migrations/notes.md',
  ]);

  expect(discover({ root }).findings).toMatchObject([
    { code: 'DISCOVER_PART_NAME', at: [{ file: 'modules/admin/customers/migrations/add_fax.ts' }] },
  ]);
});
