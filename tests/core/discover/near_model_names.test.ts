import fc from 'fast-check';
import { discover, parseName } from '../../../core/discover';
import { moduleTree } from '../../support/module_tree';
import { type } from '../check/project';

const RIGHT = '300_customer_model.ts';

test.each([
  '300-customer-model.ts',
  '30o_customer_model.ts',
  '3OO_customer_model.ts',
  '3OO-Customer-Model.ts',
  '300_Customer_model.ts',
  '300_customer_models.ts',
  '300_customer.model.ts',
  '300.customer.model.ts',
  'customer_300_model.ts',
  'customer_model_300.ts',
  'model_300_customer.ts',
  '300CustomerModel.ts',
  '300_customerModel.ts',
  '300customer_model.ts',
  '300_customer_modle.ts',
  '300_customer_model.tsx',
  '300_customer_model.mts',
  '300_customer_model.cts',
  '300_customer_model.TS',
  '300_customer.ts',
  '300-customer.ts',
  '300__customer_model.ts',
  '300_customer__model.ts',
  '_300_customer_model.ts',
  '300 customer model.ts',
  ' 300_customer_model.ts',
  '300_customer_model .ts',
  '300_customer_model copy.ts'.replace(' copy', '_'),
  '#300_customer_model.ts',
  '３００_customer_model.ts',
  '300_model.ts',
  'customer_model.ts',
  'customer.model.ts',
  'CustomerModel.ts',
  'model.ts',
  "300_customer's_model.ts".replace("'s", "'"),
])('%s is a finding with the right name, and the printed command mends it', (fileName) => {
  const tree = moduleTree({ [`modules/admin/customers/${fileName}`]: '' });
  // Where no number can be read off the name, the next free one of the module's range is named.
  const withoutNumber = !/[\d３]/.test(fileName);
  if (withoutNumber && !/customer/i.test(fileName))
    tree.write({ 'modules/admin/customers/301_note_model.ts': '' });

  const { findings } = discover({ root: tree.root });

  expect(findings.map(({ code, level }) => [code, level])).toEqual([['DISCOVER_MODEL_NAME', 'error']]);
  expect(findings[0]?.at).toEqual([
    { file: `modules/admin/customers/${fileName}`, note: `should be ${RIGHT}` },
  ]);
  type(findings[0]?.waysOut[0]?.command as string, tree.root);
  expect(tree.has(`modules/admin/customers/${RIGHT}`)).toBe(true);
  expect(discover({ root: tree.root }).findings).toEqual([]);
});

test('a compiled near miss keeps its extension', () => {
  const { root } = moduleTree(['modules/admin/customers/300-customer-model.js']);

  expect(discover({ root }).findings[0]?.at[0]?.note).toBe('should be 300_customer_model.js');
});

test('a number that is taken is not suggested again, nor one number to two files', () => {
  const tree = moduleTree([
    'modules/admin/orders/300_order_model.ts',
    'modules/admin/customers/300-customer-model.ts',
    'modules/admin/customers/301_customer_note_model.ts',
    'modules/admin/customers/303-segment-model.ts',
    'modules/admin/customers/303_Address_model.ts',
  ]);

  const notes = discover({ root: tree.root }).findings.map(({ at }) => at[0]?.note);

  expect(notes).toEqual([
    'should be 302_customer_model.ts',
    'should be 303_segment_model.ts',
    'should be 304_address_model.ts',
  ]);
});

test('a right name that is there already is said, not suggested', () => {
  const { root } = moduleTree([
    'modules/admin/customers/300-note-model.ts',
    'modules/admin/customers/300_note_model.ts',
    'modules/admin/customers/301_note_model.ts',
  ]);

  const { findings } = discover({ root });

  // 300 is taken, so the next free number of the range is named.
  expect(findings[0]?.waysOut).toEqual([
    { command: 'mv modules/admin/customers/300-note-model.ts modules/admin/customers/302_note_model.ts' },
  ]);
});

test('what cannot be told is said in words', () => {
  for (const fileName of ['300_кунде_model.ts', '1234567_customer_model.ts']) {
    const { root } = moduleTree([`modules/admin/things/${fileName}`]);
    const { findings } = discover({ root });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.code).toBe('DISCOVER_MODEL_NAME');
  }
});

test('a folder with the name of a model file is a finding', () => {
  const { root } = moduleTree([
    'modules/admin/customers/300_customer_model.ts/',
    'modules/admin/customers/view.ts',
  ]);

  expect(discover({ root }).findings).toMatchObject([{ code: 'DISCOVER_MODEL_NAME', at: [{}] }]);
});

test('helpers, tests and declarations are no near misses', () => {
  for (const fileName of [
    '2fa.ts',
    '404.ts',
    'dark_mode.ts',
    'modal.ts',
    'remodel.ts',
    'i18n.ts',
    'price_2024.ts',
    'README.md',
    '300_customer_model.d.ts',
    '300_customer_model.js.map',
    '300_customer_model.generated.ts',
    '300-notes.txt',
  ])
    expect([fileName, parseName(fileName).is]).toEqual([fileName, 'other']);
});

test('any file with a number and the word model in its name is a model file or a finding, never skipped', () => {
  const part = fc.constantFrom(
    '300',
    '42',
    '_',
    '-',
    '.',
    ' ',
    'model',
    'Model',
    'models',
    'customer',
    'Note',
    'x',
  );
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('.ts', '.js', '.mts', '.tsx'),
      (parts, extension) => {
        const stem = parts.join('');
        fc.pre(!stem.startsWith('.') && /\d/.test(stem) && /(?<![A-Za-z])[Mm]odels?(?![A-Za-z])/.test(stem));
        fc.pre(!/\.d$/.test(stem));
        expect(parseName(stem + extension).is).not.toBe('other');
      },
    ),
    { numRuns: 500 },
  );
});
