/** Names that only PostgreSQL would find twice: indexes of the whole project, checks and keys of one table. */
import { defineModel, uncheckedReference } from '../../../core/declare';
import { planTables } from '../../../core/create/plan_tables';
import { findingsIn } from './project';
import { registryOf } from '../../support/registry_of';

const file = (body: string): string =>
  `import { defineModel, derive, enumeration, extendModel, money, reference, string } from 'ordinal-host';
export const use = [defineModel, derive, enumeration, extendModel, money, reference, string];
${body}
`;
const model = (name: string, table: string, fields: string, rest = ''): string =>
  file(`export default defineModel('${name}', { table: '${table}', fields: { ${fields} }, ${rest} });`);
const extension = (rest: string): string => file(`export default extendModel('Item', { ${rest} } as never);`);

const ITEM = 'modules/admin/a/300_item_model.ts';
const MORE = 'modules/admin/b/301_more_model.ts';
const files = (first: string, second: string): Record<string, string> => ({
  'admin/a/300_item_model.ts': first,
  'admin/b/301_more_model.ts': second,
});

test.each([
  [
    'a check of one name in a model and an extension',
    model('Item', 'items', 'size: string()', `checks: { few: "size <> ''" }`),
    extension(`fields: {}, checks: { few: 'true' }`),
    'EXTENSION_CLASH',
    'the check items_few_check of b/more is there already, by a/item',
  ],
  [
    'a check with the name of an enumeration’s',
    model('Item', 'items', `size: enumeration(['s', 'l'])`),
    extension(`fields: {}, checks: { size: 'true' }`),
    'EXTENSION_CLASH',
    'the check items_size_check of b/more is there already, by a/item',
  ],
  [
    'an index of an extension that the model has',
    model('Item', 'items', 'size: string().index()'),
    extension(`fields: {}, indexes: [{ fields: ['size'] }]`),
    'EXTENSION_CLASH',
    'the index items_size_idx of b/more is there already, by a/item',
  ],
  [
    'one written name in two models',
    model('Item', 'items', 'size: string()', `indexes: [{ fields: ['size'], name: 'sizes' }]`),
    model('More', 'mores', 'size: string()', `indexes: [{ fields: ['size'], name: 'sizes' }]`),
    'MODEL_FIELD',
    'the index sizes of b/more is there already, by a/item',
  ],
  [
    'an index with the name of a table',
    model('Item', 'items', 'size: string()'),
    model('More', 'mores', 'size: string()', `indexes: [{ fields: ['size'], name: 'items' }]`),
    'MODEL_FIELD',
    'the index items of b/more is there already, by a/item',
  ],
  [
    'names that come out alike',
    model('Item', 'box', 'itemSize: string().index()'),
    model('More', 'box_item', 'size: string().index()'),
    'MODEL_FIELD',
    'the index box_item_size_idx of b/more is there already, by a/item',
  ],
])('%s', (_, first, second, code, summary) => {
  expect(findingsIn(files(first, second))).toMatchObject([
    { code, level: 'error', summary, at: [{ file: MORE }, { file: ITEM }] },
  ]);
});

test('models derived from one base with a named index', () => {
  const base = `defineModel('Base', { table: 'bases', fields: { size: string() }, indexes: [{ fields: ['size'], name: 'sizes' }] })`;
  const derived = (name: string, table: string): string =>
    file(`export default derive(${base}, '${name}', { table: '${table}' });`);
  expect(findingsIn(files(derived('Item', 'items'), derived('More', 'mores')))).toMatchObject([
    { code: 'MODEL_FIELD', at: [{ file: MORE }, { file: ITEM }] },
  ]);
});

test('one index twice in one file, and a name that PostgreSQL would cut', () => {
  const text = model(
    'Item',
    'items',
    'size: string()',
    `indexes: [{ fields: ['size'] }, { fields: ['size'] }, { fields: ['size'], name: 'x'.repeat(64) }]`,
  );
  expect(
    findingsIn({ 'admin/a/300_item_model.ts': text }).map(({ code, summary }) => [code, summary]),
  ).toEqual([
    ['MODEL_FIELD', 'a/item asks for the index items_size_idx twice'],
    ['MODEL_FIELD', `the index ${'x'.repeat(64)} of a/item has a name of more than 63 bytes`],
  ]);
});

test('checks of one name in two tables are fine', () => {
  const checked = (name: string, table: string): string =>
    model(name, table, `size: enumeration(['s', 'l'])`, `checks: { few: 'true' }`);
  expect(findingsIn(files(checked('Item', 'items'), checked('More', 'mores')))).toEqual([]);
});

test('an index that is written down stands for the same one that a field brings', () => {
  expect(
    findingsIn({
      'admin/a/300_item_model.ts': model(
        'Item',
        'items',
        `parent: reference('items'), code: string().unique()`,
        `indexes: [{ fields: ['parent'] }, { fields: ['code'], unique: true }]`,
      ),
    }),
  ).toEqual([]);
  const Item = defineModel('Item', {
    table: 'items',
    fields: { parent: uncheckedReference('items') },
    indexes: [{ fields: ['parent'], name: 'items_parents' }],
  });
  const [step] = planTables(registryOf([[300, Item]]));
  expect(step?.indexes.map(({ name }) => name)).toEqual(['items_parents']);
});
