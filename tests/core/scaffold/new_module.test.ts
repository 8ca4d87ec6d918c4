import { planModule, type ModuleRequest, type ProjectFacts } from '../../../core/scaffold';
import { facts, knownModel, knownModule, stockProject } from './facts';

const plan = (request: Partial<ModuleRequest>, project: ProjectFacts = stockProject) =>
  planModule({ name: 'invoices', ...request }, project);
const numbers = (request: Partial<ModuleRequest>, project?: ProjectFacts) =>
  plan(request, project).models.map(({ number, name }) => `${number} ${name}`);
const complaint = (request: Partial<ModuleRequest>, project?: ProjectFacts): string => {
  const { findings, files } = plan(request, project);
  expect(files).toEqual([]);
  expect(findings.map(({ code }) => code)).toContain('SCAFFOLD_REFUSED');
  return findings
    .flatMap(({ summary, waysOut }) => [summary, ...waysOut.map(({ command, text }) => command ?? text)])
    .join(' | ');
};
const fileOf = (request: Partial<ModuleRequest>, end: string): string =>
  plan(request).files.find(({ path }) => path.endsWith(end))!.content;

describe('numbers', () => {
  test('come from the range in dependency order, whatever order was typed', () => {
    expect(numbers({ range: '360-379', models: 'invoice_line:invoice,invoice' })).toEqual([
      '360 invoice',
      '361 invoice_line',
    ]);
  });

  test('skip what is taken', () => {
    const project = facts({ models: [knownModel(360, 'order'), knownModel(362, 'offer')] });
    expect(numbers({ range: '360-379', models: 'invoice,payment' }, project)).toEqual([
      '361 invoice',
      '363 payment',
    ]);
  });

  test('lie above every model pointed to', () => {
    expect(numbers({ range: '310-339', models: 'invoice:product' })).toEqual(['321 invoice']);
  });

  test('come from where the catalogue expects the first model, when nobody is there', () => {
    expect(numbers({})).toEqual(['360 invoice']);
  });

  test('else from the lowest range with room above what is pointed to', () => {
    expect(numbers({ name: 'gadgets', models: 'gadget:product' })).toEqual(['340 gadget']);
    expect(numbers({ name: 'gadgets', context: '_system', models: 'gadget' })).toEqual(['100 gadget']);
  });

  test('are refused where the range is full or too low', () => {
    expect(complaint({ range: '320-320', models: 'invoice' })).toContain('it is full');
    expect(complaint({ range: '300-310', models: 'invoice:product' })).toContain(
      'it points to 320, which loads after',
    );
    expect(complaint({ range: '379-360' })).toContain("'379-360' is no range");
  });
});

describe('models', () => {
  test('without a word about them there is one, the module in the singular', () => {
    expect(plan({}).models.map(({ name, table }) => [name, table])).toEqual([['invoice', 'invoices']]);
  });

  test('a reference may name a model or its table', () => {
    const line = (models: string): string => fileOf({ models }, '_invoice_model.ts');
    expect(line('invoice:product')).toContain(
      "product: reference('products', { inverse: 'invoices' }).required(),",
    );
    expect(line('invoice:products')).toBe(line('invoice:product'));
  });

  test('a row goes with the row of its own module that it belongs to', () => {
    expect(fileOf({ models: 'invoice,invoice_line:invoice' }, '_line_model.ts')).toContain(
      "invoice: reference('invoices', { onDelete: 'CASCADE', inverse: 'lines' }).required(),",
    );
  });

  test('a model may point to itself and is a tree then', () => {
    expect(fileOf({ name: 'folders', models: 'folder:folder' }, '_folder_model.ts')).toContain(
      "parent: reference('folders', { onDelete: 'SET NULL', inverse: 'children' }),",
    );
  });

  test('the other side is not given a name it has already', () => {
    const project = facts({
      modules: [knownModule('stock')],
      models: [knownModel(320, 'product', { names: ['name', 'invoices'] })],
    });
    const model = plan({ models: 'invoice:product' }, project).files.find(({ path }) =>
      path.endsWith('_model.ts'),
    )!;
    expect(model.content).toContain("product: reference('products').required(),");
  });

  test('the table can be named where the plural would be wrong', () => {
    const request = { name: 'staff', models: 'person', tables: new Map([['person', 'staff_members']]) };
    expect(plan(request).models[0]).toMatchObject({ table: 'staff_members' });
    expect(complaint({ ...request, tables: new Map([['persn', 'x']]) })).toContain('did you mean person?');
  });
});

describe('refused', () => {
  test.each<[string, Partial<ModuleRequest>, string]>([
    ['a module that exists', { name: 'stock' }, 'menu-cli new-model stock NAME'],
    ['a name that is not snake_case', { name: 'SalesOrders' }, 'call it sales_orders'],
    ['a name of the host', { name: 'admin' }, 'keeps for itself'],
    ['an unknown context', { context: 'admn' }, 'did you mean admin?'],
    ['a model that exists', { models: 'product' }, 'there is a model Product (320) already'],
    [
      'a table that exists',
      { models: 'item', tables: new Map([['item', 'products']]) },
      'name another table',
    ],
    ['a model with a bad name', { models: 'Invoice' }, 'call it invoice'],
    ['a model that is called model', { models: 'invoice_model' }, 'which the file name adds'],
    ['a model asked for twice', { models: 'invoice,invoice' }, 'asked for twice'],
    ['no model', { models: ' , ' }, 'no model is named'],
    ['an unknown target', { models: 'invoice:prodct' }, 'did you mean product?'],
    ['a circle', { models: 'a:c,b:a,c:b' }, 'a -> c -> b -> a'],
    ['a reserved table', { models: 'item', tables: new Map([['item', 'pg_items']]) }, 'begins with pg_'],
  ])('%s', (_, request, words) => {
    expect(complaint(request)).toContain(words);
  });

  test('everything wrong is told at once', () => {
    expect(plan({ name: 'Stock', context: 'x', models: 'Invoice' }).findings).toHaveLength(3);
  });
});

test('the module has every part of the table of parts that can be written', () => {
  expect(plan({ range: '360-379', models: 'invoice,invoice_line:invoice+product' }).files).toMatchSnapshot();
});
