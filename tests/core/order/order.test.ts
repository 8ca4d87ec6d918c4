import { discover } from '../../../core/discover';
import { CATALOGUE_RANGES } from '../../../core/numbering';
import { checkNumbers, orderFiles, orderModules } from '../../../core/order';
import { moduleTree } from '../../support/module_tree';
import { type } from '../check/project';

const modulesIn = (places: readonly string[], more: Record<string, string> = {}) => {
  const tree = moduleTree({
    ...Object.fromEntries(places.map((place) => [`modules/${place}`, ''])),
    ...more,
  });
  return { tree, modules: discover({ root: tree.root }).modules };
};

test('files load by number, whatever module they lie in', () => {
  const { modules } = modulesIn([
    'admin/customers/300_customer_model.ts',
    'admin/customers/655_user_team_model.ts',
    'admin/orders/340_order_model.ts',
    '_user/users/100_user_model.ts',
    '_system/core/0_base_model.ts',
  ]);

  expect(orderFiles(modules).map(({ number, name }) => `${number} ${name}`)).toEqual([
    '0 base',
    '100 user',
    '300 customer',
    '340 order',
    '655 user_team',
  ]);
});

test('files of modules that are switched off do not load', () => {
  const { modules } = modulesIn(['admin/a/300_a_model.ts', 'admin/b/301_b_model.ts'], {
    'modules/enabled.json': '["b"]',
  });

  expect(orderFiles(modules).map(({ name }) => name)).toEqual(['b']);
});

test('a module’s place is its lowest number; without models it comes after the one its manifest names', () => {
  const { modules } = modulesIn([
    'admin/zebra/300_zebra_model.ts',
    'admin/zebra/302_stripe_model.ts',
    'admin/apple/301_apple_model.ts',
    'admin/report/view.ts',
    'admin/chart/view.ts',
    'admin/adrift/view.ts',
    'admin/round/view.ts',
    'admin/about/view.ts',
  ]);
  const after = new Map([
    ['report', 'zebra'],
    ['chart', 'report'],
    ['round', 'about'],
    ['about', 'round'],
  ]);

  const names = orderModules(modules, after).map(({ name }) => name);

  expect(names.slice(0, 4)).toEqual(['zebra', 'report', 'chart', 'apple']);
  expect(names.slice(4).sort()).toEqual(['about', 'adrift', 'round']);
});

test('two files with one number are a finding that names both and the next free number', () => {
  const { tree, modules } = modulesIn([
    'admin/orders/300_order_model.ts',
    'admin/orders/340_order_item_model.ts',
    'admin/returns/300_return_model.ts',
  ]);

  const findings = checkNumbers(modules, CATALOGUE_RANGES);

  expect(findings).toEqual([
    {
      code: 'ORDER_DUPLICATE_NUMBER',
      level: 'error',
      summary: 'number 300 is taken twice: orders/order and returns/return',
      at: [
        { file: 'modules/admin/orders/300_order_model.ts' },
        { file: 'modules/admin/returns/300_return_model.ts' },
      ],
      waysOut: [{ command: 'menu-cli renumber modules/admin/returns/300_return_model.ts 301' }],
    },
  ]);
  type(findings[0]?.waysOut[0]?.command as string, tree.root);
  expect(checkNumbers(discover({ root: tree.root }).modules, CATALOGUE_RANGES)).toEqual([]);
});

test('three files with one number all but one move, and a number that sleeps is not given out', () => {
  const { tree, modules } = modulesIn(
    [
      'admin/a/300_a_model.ts',
      'admin/b/300_b_model.ts',
      'admin/c/300_c_model.ts',
      'admin/off/301_off_model.ts',
    ],
    { 'modules/enabled.json': '["a", "b", "c"]' },
  );

  const [finding] = checkNumbers(modules, CATALOGUE_RANGES);

  expect(finding?.waysOut[0]?.command).toBe(
    'menu-cli renumber modules/admin/b/300_b_model.ts 302 && menu-cli renumber modules/admin/c/300_c_model.ts 303',
  );
  type(finding?.waysOut[0]?.command as string, tree.root);
  expect(checkNumbers(discover({ root: tree.root }).modules, CATALOGUE_RANGES)).toEqual([]);
});

test('in a full range the next free number above it is named, and said to lie outside', () => {
  const { tree, modules } = modulesIn([
    'admin/shop/300_extra_model.ts',
    ...Array.from({ length: 20 }, (_, index) => `admin/shop/${300 + index}_m${index}_model.ts`),
    'admin/stock/320_stock_model.ts',
  ]);

  const [finding] = checkNumbers(modules, CATALOGUE_RANGES);

  expect(finding?.waysOut).toEqual([
    {
      command: 'menu-cli renumber modules/admin/shop/300_m0_model.ts 321',
      text: '321 lies outside 300-319: Customer Management, where there is no room',
    },
  ]);
  type(finding?.waysOut[0]?.command as string, tree.root);
  expect(checkNumbers(discover({ root: tree.root }).modules, CATALOGUE_RANGES)).toEqual([]);
});

test('numbers of modules that are switched off clash with nobody', () => {
  const { modules } = modulesIn(['admin/a/300_a_model.ts', 'admin/b/300_b_model.ts'], {
    'modules/enabled.json': '["a"]',
  });

  expect(checkNumbers(modules, CATALOGUE_RANGES)).toEqual([]);
});
