import { baseModel, defineModel, extendModel, raw, string, uncheckedReference } from '../../../core/declare';
import type { ModuleFolder } from '../../../core/discover';
import type { LoadedModel } from '../../../core/load';
import {
  checkOrderFile,
  isStale,
  ORDER_FILE,
  readOrderFile,
  renderOrderFile,
  writeOrderFile,
} from '../../../core/order';
import { moduleTree } from '../../support/module_tree';

const at = (place: string, definition: LoadedModel['definition']): LoadedModel => {
  const [, module = '', file = ''] = place.split('/');
  const [, number, name] = /^(\d+)_(\w+)_model/.exec(file) ?? [];
  return {
    file: {
      number: Number(number),
      name: name ?? '',
      place,
      module,
      file: `/p/modules/${place}`,
      shown: `modules/${place}`,
    },
    definition,
    loadTime: 0,
  };
};

const MODELS = [
  at('_system/core/0_base_model.ts', baseModel),
  at('_user/users/100_user_model.ts', defineModel('User', { table: 'users', fields: { name: string() } })),
  at(
    'admin/customers/300_customer_model.js',
    defineModel('Customer', {
      table: 'customers',
      fields: {
        createdBy: uncheckedReference('users'),
        modifiedBy: uncheckedReference('users'),
        referredBy: uncheckedReference('customers', { inverse: 'referrals' }),
        legacy: raw<string>({ type: 'UUID', references: { model: 'users', key: 'id' } }),
      },
    }),
  ),
  at(
    'admin/customers/310_customer_note_model.ts',
    defineModel('CustomerNote', {
      table: 'customer_notes',
      fields: {
        customer: uncheckedReference('customers', { inverse: 'notes' }),
        createdBy: uncheckedReference('users', { inverse: 'customerNotes' }),
      },
    }),
  ),
  at(
    'admin/customers/655_user_team_model.ts',
    extendModel('User' as never, {
      fields: { favourite: uncheckedReference('customers', { inverse: 'fans' }) },
    }),
  ),
];

const folder = (name: string, packageName?: string): ModuleFolder =>
  ({ name, ...(packageName !== undefined && { package: packageName }) }) as ModuleFolder;

test('it has a line for every model file and the inverses by table', () => {
  expect(renderOrderFile(MODELS, [folder('core'), folder('users'), folder('customers')]))
    .toBe(`// Written by \`menu-cli preview-order --write\`. Do not edit.
import 'ordinal-host';
declare module 'ordinal-host' {
  interface Order {
    // 0: Base, which has no table: ./_system/core/0_base_model
    100: { model: 'User'; table: 'users'; is: typeof import('./_user/users/100_user_model').default };
    300: { model: 'Customer'; table: 'customers'; is: typeof import('./admin/customers/300_customer_model').default };
    310: { model: 'CustomerNote'; table: 'customer_notes'; is: typeof import('./admin/customers/310_customer_note_model').default };
    655: { extends: 'User'; is: typeof import('./admin/customers/655_user_team_model').default };
  }
  interface Inverses {
    users: {
      customersByCreatedBy: 'Customer';
      customersByModifiedBy: 'Customer';
      customersByLegacy: 'Customer';
      customerNotes: 'CustomerNote';
    };
    customers: {
      referrals: 'Customer';
      notes: 'CustomerNote';
      fans: 'User';
    };
  }
}
`);
});

test('files of packages are named through their package', () => {
  const text = renderOrderFile(MODELS, [folder('users', 'ordinal-host'), folder('customers', '@acme/crm')]);

  expect(text).toContain(`typeof import('ordinal-host/modules/_user/users/100_user_model').default`);
  expect(text).toContain(`typeof import('@acme/crm/modules/admin/customers/300_customer_model').default`);
});

test('a project without models has an order file too', () => {
  expect(renderOrderFile([], [])).toContain('  interface Order {}\n  interface Inverses {}\n');
});

test('it is stale when it says something else; line endings do not count', () => {
  expect(isStale('a\nb\n', 'a\nb\n')).toBe(false);
  expect(isStale('a\r\nb\r\n', 'a\nb\n')).toBe(false);
  expect(isStale('a\n', 'a\nb\n')).toBe(true);
  expect(isStale(undefined, '')).toBe(true);
});

test('a stale or missing file is a finding with the command that writes it', () => {
  expect(checkOrderFile('same', 'same')).toBeUndefined();
  for (const existing of [undefined, 'other'])
    expect(checkOrderFile(existing, 'same')).toMatchObject({
      code: 'ORDER_FILE_STALE',
      at: [{ file: ORDER_FILE }],
      waysOut: [{ command: 'menu-cli preview-order --write' }],
    });
});

test('it is written only when something changed', () => {
  const { root, read } = moduleTree(['modules/']);

  expect(readOrderFile(root)).toBeUndefined();
  expect(writeOrderFile(root, 'one\n')).toBe(true);
  expect(writeOrderFile(root, 'one\n')).toBe(false);
  expect(read(ORDER_FILE)).toBe('one\n');
});
