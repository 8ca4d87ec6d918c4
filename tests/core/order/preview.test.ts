import { discover } from '../../../core/discover';
import { CATALOGUE_RANGES } from '../../../core/numbering';
import {
  orderFiles,
  previewDot,
  previewJson,
  previewMermaid,
  previewNames,
  previewOrder,
  previewText,
} from '../../../core/order';
import { extension, model, readTree, treeOf } from '../check/project';

const SHOP = {
  '_system/core/0_base_model.ts': `import { baseModel } from 'ordinal-host';\nexport default baseModel;\n`,
  '_user/users/100_user_model.ts': model('User', 'users'),
  'admin/customers/300_customer_model.ts': model('Customer', 'customers', {
    owner: 'users',
    editor: 'users',
    parent: 'customers',
  }),
  'admin/customers/303_customer_note_model.ts': model('CustomerNote', 'customer_notes', {
    customer: 'customers!',
    createdBy: 'users',
  }),
  'admin/customers/655_user_favourite_model.ts': extension('User', { favourite: 'customers' }),
};
const previewOf = (files: Record<string, string>, places?: ReadonlySet<string>) => {
  const { models, findings } = readTree(treeOf(files).root);
  return previewOrder({
    models,
    findings,
    ranges: CATALOGUE_RANGES,
    ...(places !== undefined && { places }),
  });
};

test('the order is grouped under range titles, each file with what it needs', () => {
  expect(previewText(previewOf(SHOP)).split('\n')).toEqual([
    '0-9: Foundation/Base',
    '    0: _system/core/0_base_model.ts                 no table',
    '',
    '100-119: User Management',
    '  100: _user/users/100_user_model.ts',
    '',
    '300-319: Customer Management',
    '  300: admin/customers/300_customer_model.ts        needs users (100) ✓, customers (itself) ✓',
    '  303: admin/customers/303_customer_note_model.ts   needs customers (300) ✓, users (100) ✓',
    '',
    '650-699: Enterprise Features',
    '  655: admin/customers/655_user_favourite_model.ts  extends User (100) ✓; needs customers (300) ✓',
    '',
    '5 model files, 7 references, all downhill',
  ]);
});

test('what does not point downhill is marked', () => {
  const text = previewText(
    previewOf({
      'admin/orders/200_order_model.ts': model('Order', 'orders', {
        customer: 'customers',
        voucher: 'vouchers',
      }),
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
    }),
  );

  expect(text).toContain('needs customers (300) ✗, vouchers (missing) ✗');
  expect(text).toContain('2 model files; 2 of 2 references do not point downhill');
});

test('only some files are shown when asked for; what they need keeps its number', () => {
  const preview = previewOf(SHOP, new Set(['admin/customers/300_customer_model.ts']));

  expect(preview.totals.files).toBe(1);
  expect(previewText(preview)).toContain('needs users (100) ✓');
});

test('names alone are listed without loading anything', () => {
  const { modules } = discover({
    root: treeOf({ 'admin/broken/300_broken_model.ts': 'this is {{ no TypeScript' }).root,
  });

  const preview = previewNames(orderFiles(modules), CATALOGUE_RANGES);

  expect(previewText(preview)).toBe(
    '300-319: Customer Management\n  300: admin/broken/300_broken_model.ts\n\n1 model file',
  );
  expect(preview.proven).toBe(false);
});

test('JSON holds the same value', () => {
  const preview = previewOf(SHOP);

  expect(JSON.parse(previewJson(preview))).toEqual(JSON.parse(JSON.stringify(preview)));
  expect(preview.groups[2]?.lines[1]).toEqual({
    number: 303,
    place: 'admin/customers/303_customer_note_model.ts',
    module: 'customers',
    kind: 'model',
    model: 'CustomerNote',
    table: 'customer_notes',
    needs: [
      { field: 'customer', table: 'customers', number: 300, verdict: 'downhill' },
      { field: 'createdBy', table: 'users', number: 100, verdict: 'downhill' },
    ],
  });
});

test('the graph in mermaid', () => {
  expect(previewMermaid(previewOf(SHOP))).toBe(`flowchart BT
  subgraph range0["0-9: Foundation/Base"]
    m0["0 Base"]
  end
  subgraph range1["100-119: User Management"]
    m100["100 users"]
  end
  subgraph range2["300-319: Customer Management"]
    m300["300 customers"]
    m303["303 customer_notes"]
  end
  subgraph range3["650-699: Enterprise Features"]
    m655["655 extends User"]
  end
  m300 -->|"owner"| m100
  m300 -->|"editor"| m100
  m300 -->|"parent"| m300
  m303 -->|"customer"| m300
  m303 -->|"createdBy"| m100
  m655 -->|"extends"| m100
  m655 -->|"favourite"| m300`);
});

test('the graph in dot, with what is wrong in red, and two boxes for one number', () => {
  const dot = previewDot(
    previewOf({
      'admin/orders/200_order_model.ts': model('Order', 'orders', { customer: 'customers' }),
      'admin/returns/200_return_model.ts': model('Return', 'returns'),
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
    }),
  );

  expect(dot).toContain('m200 -> m300 [label="customer", color=red, style=dashed];');
  expect(dot).toContain('m200_1 [label="200 returns"];');
  expect(dot.startsWith('digraph order {') && dot.endsWith('}')).toBe(true);
});
