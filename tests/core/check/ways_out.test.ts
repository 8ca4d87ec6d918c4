import type { Finding } from '../../../core/findings';
import { about, extension, model, readTree, treeOf, type } from './project';

/** Projects with something to renumber, and the codes they lead to. */
const PROJECTS: Readonly<
  Record<string, { readonly files: Record<string, string>; readonly codes: string[] }>
> = {
  'an order that needs customers further up': {
    codes: ['ORDER_FORWARD_REFERENCE'],
    files: {
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
      'admin/customers/301_customer_note_model.ts': model('CustomerNote', 'customer_notes', {
        customer: 'customers',
      }),
      'admin/orders/200_order_model.ts': model('Order', 'orders', { customer: 'customers' }),
    },
  },
  'a note that comes before what it is about, in one module': {
    codes: ['ORDER_FORWARD_REFERENCE'],
    files: {
      'admin/customers/300_customer_note_model.ts': model('CustomerNote', 'customer_notes', {
        customer: 'customers!',
      }),
      'admin/customers/301_customer_model.ts': model('Customer', 'customers'),
      'admin/customers/302_customer_address_model.ts': model('Address', 'addresses', {
        customer: 'customers',
      }),
    },
  },
  'a chain that has to move together': {
    codes: ['ORDER_FORWARD_REFERENCE'],
    files: {
      'admin/shop/340_order_model.ts': model('Order', 'orders', { tax: 'taxes' }),
      'admin/shop/341_item_model.ts': model('Item', 'items', { order: 'orders' }),
      'admin/shop/342_return_model.ts': model('Return', 'returns', { item: 'items' }),
      'admin/shop/345_tax_model.ts': model('Tax', 'taxes', { region: 'regions' }),
      'admin/shop/343_region_model.ts': model('Region', 'regions', { user: 'users' }),
      '_user/users/100_user_model.ts': model('User', 'users'),
    },
  },
  'a whole module in a range that is too low': {
    codes: ['ORDER_FORWARD_REFERENCE', 'ORDER_FORWARD_REFERENCE'],
    files: {
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
      'admin/customers/301_customer_note_model.ts': model('CustomerNote', 'customer_notes', {
        customer: 'customers',
      }),
      'admin/orders/200_order_model.ts': model('Order', 'orders', { customer: 'customers' }),
      'admin/orders/201_order_item_model.ts': model('OrderItem', 'order_items', {
        order: 'orders',
        customer: 'customers',
      }),
    },
  },
  'an extension below the model it extends': {
    codes: ['ORDER_EXTENSION_TOO_LOW', 'ORDER_FORWARD_REFERENCE'],
    files: {
      'admin/teams/30_customer_team_model.ts': extension('Customer', { team: 'teams' }),
      'admin/teams/320_team_model.ts': model('Team', 'teams'),
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
    },
  },
  'one number taken by two modules': {
    codes: ['ORDER_DUPLICATE_NUMBER', 'ORDER_OUT_OF_RANGE'],
    files: {
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
      'admin/customers/301_customer_note_model.ts': model('CustomerNote', 'customer_notes', {
        customer: 'customers',
      }),
      'admin/orders/300_order_model.ts': model('Order', 'orders'),
      'admin/orders/340_order_item_model.ts': model('OrderItem', 'order_items', { order: 'orders' }),
    },
  },
  'one number taken by a model and what it needs': {
    codes: ['ORDER_DUPLICATE_NUMBER'],
    files: {
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
      'admin/customers/300_customer_address_model.ts': model('Address', 'addresses', {
        customer: 'customers',
      }),
      'admin/customers/301_customer_note_model.ts': model('CustomerNote', 'customer_notes', {
        address: 'addresses',
      }),
    },
  },
  'one number taken three times': {
    codes: ['ORDER_DUPLICATE_NUMBER'],
    files: {
      'admin/a/360_one_model.ts': model('One', 'ones'),
      'admin/b/360_two_model.ts': model('Two', 'twos', { one: 'ones' }),
      'admin/c/360_three_model.ts': model('Three', 'threes', { two: 'twos' }),
    },
  },
  'a model outside the range of its module': {
    codes: ['ORDER_OUT_OF_RANGE'],
    files: {
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
      'admin/customers/301_customer_note_model.ts': model('CustomerNote', 'customer_notes', {
        customer: 'customers',
      }),
      'admin/customers/340_customer_address_model.ts': model('Address', 'addresses', {
        customer: 'customers',
      }),
    },
  },
  'a model outside the range that its manifest names': {
    codes: ['ORDER_OUT_OF_RANGE', 'ORDER_FORWARD_REFERENCE'],
    files: {
      'admin/orders/module.ts': `import { defineModule } from 'ordinal-host';\nexport default defineModule({ range: [340, 359] });\n`,
      'admin/orders/200_order_model.ts': model('Order', 'orders', { customer: 'customers' }),
      'admin/customers/300_customer_model.ts': model('Customer', 'customers'),
    },
  },
  'several things wrong at once': {
    codes: [
      'ORDER_DUPLICATE_NUMBER',
      'ORDER_FORWARD_REFERENCE',
      'ORDER_FORWARD_REFERENCE',
      'ORDER_OUT_OF_RANGE',
    ],
    files: {
      'admin/customers/300_customer_model.ts': model('Customer', 'customers', {
        segment: 'segments',
        owner: 'users',
      }),
      'admin/customers/303_segment_model.ts': model('Segment', 'segments'),
      'admin/customers/305_note_model.ts': model('Note', 'notes', {
        customer: 'customers',
        about: 'products',
      }),
      'admin/customers/420_visit_model.ts': model('Visit', 'visits', { customer: 'customers' }),
      'admin/products/303_price_model.ts': model('Price', 'prices', { product: 'products' }),
      'admin/products/320_product_model.ts': model('Product', 'products'),
      '_user/users/100_user_model.ts': model('User', 'users'),
    },
  },
};

const RENUMBERING = /^ORDER_(?:DUPLICATE_NUMBER|FORWARD_REFERENCE|EXTENSION_TOO_LOW|OUT_OF_RANGE)$/;
const commandsOf = ({ waysOut }: Finding): string[] => waysOut.flatMap(({ command }) => command ?? []);

describe.each(Object.entries(PROJECTS))('%s', (_, { files, codes }) => {
  test('is found, and every renumbering that is printed mends what it is printed for and nothing else breaks', () => {
    const first = readTree(treeOf(files).root).findings;
    expect([...new Set(first.map(({ code }) => code))].sort()).toEqual([...new Set(codes)].sort());

    const tried = first
      .filter(({ code }) => RENUMBERING.test(code))
      .flatMap((_finding, index) => {
        const { root } = treeOf(files);
        const { findings } = readTree(root);
        const finding = findings.filter(({ code }) => RENUMBERING.test(code))[index] as Finding;
        const commands = commandsOf(finding);
        for (const command of commands) {
          type(command, root);
          const after = readTree(root).findings.map(about);
          expect(after).not.toContain(about(finding));
          const before = findings.map(about);
          // A number that is no longer shared makes its finding name other files; anything else that appears is new.
          expect(
            after.filter((one) => !before.includes(one) && !one.startsWith('ORDER_DUPLICATE_NUMBER')),
          ).toEqual([]);
          expect(after.length).toBeLessThan(before.length);
        }
        return commands;
      });

    expect(tried.length).toBeGreaterThan(0);
  });
});

test('in a full range the next free number above it is named for a file nobody needs, and said to lie outside', () => {
  const { root } = treeOf({
    'admin/shop/300_extra_model.ts': model('Extra', 'extras'),
    'admin/shop/300_m0_model.ts': model('M0', 'm0s'),
    ...Object.fromEntries(
      Array.from({ length: 19 }, (_, index) => [
        `admin/shop/${301 + index}_m${index + 1}_model.ts`,
        model(`M${index + 1}`, `m${index + 1}s`, { first: 'm0s' }),
      ]),
    ),
  });

  const [finding] = readTree(root).findings;

  expect(finding).toMatchObject({
    code: 'ORDER_DUPLICATE_NUMBER',
    waysOut: [
      {
        command: 'menu-cli renumber modules/admin/shop/300_extra_model.ts 320',
        text: '320 lies outside 300-319: Customer Management, where there is no room',
      },
    ],
  });
  type((finding as Finding).waysOut[0]?.command as string, root);
  expect(readTree(root).findings.map(({ code }) => code)).toEqual(['ORDER_OUT_OF_RANGE']);
});

test('the way out is the next free number above every target, in the range the catalogue has for such a model', () => {
  const { findings } = readTree(
    treeOf(PROJECTS['an order that needs customers further up']?.files ?? {}).root,
  );

  expect(findings).toEqual([
    {
      code: 'ORDER_FORWARD_REFERENCE',
      level: 'error',
      summary: 'orders (200) needs customers (300), which loads later',
      at: [
        { file: 'modules/admin/orders/200_order_model.ts', line: 5, note: 'customer -> customers' },
        { file: 'modules/admin/customers/300_customer_model.ts' },
      ],
      waysOut: [
        {
          command: 'menu-cli renumber 200 340',
          text: '340 is the next free number in 340-359: Order Management',
        },
        { text: 'move customer into an extension file with a number above 300' },
      ],
    },
  ]);
});

test('an extension has the last word where no renumbering can help', () => {
  const { findings } = readTree(
    treeOf({
      '_user/users/100_user_model.ts': model('User', 'users', { organization: 'organizations' }),
      '_user/users/101_profile_model.ts': model('Profile', 'profiles', { user: 'users' }),
      'admin/customers/300_customer_model.ts': model('Customer', 'customers', { owner: 'users' }),
      'admin/firms/650_firm_model.ts': model('Firm', 'firms', { customer: 'customers' }),
      'admin/firms/651_organization_model.ts': model('Organization', 'organizations', { firm: 'firms' }),
    }).root,
  );

  // users -> organizations -> firms -> customers -> users is a circle: only a field that moves breaks it.
  expect(findings.map(({ code }) => code)).toEqual(['ORDER_CYCLE']);
  expect(findings[0]?.waysOut.map(({ command }) => command)).toEqual([undefined]);
});
