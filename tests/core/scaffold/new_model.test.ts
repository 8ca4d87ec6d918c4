import { planModel, type NewModelRequest, type ProjectFacts } from '../../../core/scaffold';
import { facts, knownModel, knownModule, stockProject } from './facts';

const plan = (request: Partial<NewModelRequest>, project: ProjectFacts = stockProject) =>
  planModel({ module: 'stock', name: 'parcel', fields: [], ...request }, project);
const complaint = (request: Partial<NewModelRequest>, project?: ProjectFacts): string => {
  const { findings, files } = plan(request, project);
  expect(files).toEqual([]);
  return findings
    .flatMap(({ code, summary, waysOut }) => [
      code,
      summary,
      ...waysOut.map(({ command, text }) => command ?? text),
    ])
    .join(' | ');
};

test('a model and its test go into the module', () => {
  expect(
    plan({ fields: ['title:string(80):required', 'product:ref(products):cascade'] }).files,
  ).toMatchSnapshot();
});

test('the number is the next of the range that the module is in', () => {
  expect(plan({}).models[0]).toMatchObject({ number: 321, table: 'parcels' });
});

test('or of the range that its manifest names', () => {
  const project = facts({
    modules: [knownModule('stock', { range: [500, 510] })],
    models: [knownModel(320, 'product')],
  });
  expect(plan({}, project).models[0]).toMatchObject({ number: 500 });
});

test('a model may point to its own table', () => {
  const [model] = plan({ fields: ['title', 'inside:ref(parcels):inverse=contents'] }).models;
  expect(model!.fields[1]).toMatchObject({ table: 'parcels', inverse: 'contents' });
});

test('several references to one table get different names on the other side', () => {
  const [model] = plan({ fields: ['from:ref(products)', 'to:ref(product)'] }).models;
  expect(model!.fields.map(({ inverse }) => inverse)).toEqual(['parcels', undefined]);
});

test.each<[string, Partial<NewModelRequest>, string]>([
  ['an unknown module', { module: 'stok' }, 'did you mean stock?'],
  ['a taken name', { name: 'product' }, 'there is a model Product (320) already'],
  ['a taken table', { table: 'products' }, 'the table products belongs to Product (320)'],
  ['a bad name', { name: 'Parcel' }, 'call it parcel'],
  ['an unknown table', { fields: ['product:ref(prodcts)'] }, 'did you mean products?'],
  ['a field twice', { fields: ['a', 'a:text'] }, 'the field a twice'],
  ['an attribute twice', { fields: ['productId:uuid', 'product:ref(products)'] }, 'twice'],
  ['a taken number', { number: 320 }, 'the number 320 is taken by product | 321 is the next free number'],
  ['a number below its target', { number: 300, fields: ['product:ref(products)'] }, 'it points to 320'],
])('%s is refused', (_, request, words) => {
  expect(complaint(request)).toContain(words);
});

test('nothing is added to a module that lies elsewhere', () => {
  const project = facts({ modules: [knownModule('user', { own: false })] });
  expect(complaint({ module: 'user' }, project)).toContain('does not lie in this project');
});

test('a module without a number to go by needs a word about it', () => {
  expect(complaint({}, facts({ modules: [knownModule('stock')] }))).toContain('name a number with --number');
});
