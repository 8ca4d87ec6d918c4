import { describeModel } from '../../../core/admin';
import { sentence } from '../../../core/describe';
import { harbour } from './harbour';
import { shop } from '../../support/shop';

const pageOf = (table: string) => {
  const entry = harbour.byTable.get(table) ?? shop.byTable.get(table);
  if (entry === undefined) throw new Error(`no ${table}`);
  return describeModel(entry);
};

test('a model without hints gets words, a name, columns, search and filters that make sense', () => {
  const page = pageOf('baskets');
  expect(page).toMatchObject({
    path: '/admin/shop/baskets',
    label: 'Basket',
    plural: 'Baskets',
    title: ['code'],
    columns: ['code', 'status', 'total', 'discount', 'items', 'visits', 'updatedAt'],
    search: ['code', 'remark'],
    sort: [
      { key: 'createdAt', descending: true },
      { key: 'id', descending: true },
    ],
  });
  expect(page.filters).toEqual(['status', 'isGift', 'owner', 'packer', 'copiedFrom', 'createdAt']);
});

test('first and last name together name a person', () => {
  expect(pageOf('keepers').title).toEqual(['firstName', 'lastName']);
});

test('hidden fields are left out, secret ones can only be written', () => {
  const page = pageOf('ships');
  expect(page.byKey.has('insider')).toBe(false);
  expect(page.byKey.get('radioKey')).toMatchObject({
    secret: true,
    widget: 'secret',
    sortable: false,
    filter: undefined,
  });
  expect([...page.columns, ...page.filters, ...page.search]).not.toContain('radioKey');
});

test('every kind of field has a widget', () => {
  const widgets = Object.fromEntries(pageOf('baskets').fields.map(({ key, widget }) => [key, widget]));
  expect(widgets).toEqual({
    code: 'text',
    status: 'choice',
    total: 'money',
    discount: 'decimal',
    items: 'number',
    visits: 'number',
    isGift: 'switch',
    wantedOn: 'date',
    orderedAt: 'datetime',
    remark: 'textarea',
    outside: 'text',
    tags: 'list',
    shipTo: 'json',
    weight: 'text',
    owner: 'reference',
    packer: 'reference',
    copiedFrom: 'reference',
    id: 'text',
    createdAt: 'datetime',
    updatedAt: 'datetime',
    deletedAt: 'datetime',
  });
});

test('yes and no is a switch only where nothing third can be stored', () => {
  const { byKey } = pageOf('ships');
  expect(byKey.get('isInsured')?.widget).toBe('switch');
  expect(byKey.get('isClean')?.widget).toBe('switch');
  expect(byKey.get('isFast')?.widget).toBe('choice');
});

test('records are made and changed by hand only where a form could succeed', () => {
  const writing = (table: string) => {
    const { creatable, editable } = pageOf(table);
    return { creatable, editable };
  };
  expect(writing('ships')).toEqual({ creatable: true, editable: true });
  expect(writing('arrivals')).toEqual({ creatable: false, editable: true });
  expect(writing('tides')).toEqual({ creatable: false, editable: false });
  expect(writing('permits')).toEqual({ creatable: true, editable: true });
});

test.each([
  ['isbn', 'ISBN'],
  ['id', 'ID'],
  ['externalId', 'External ID'],
  ['vatNumber', 'VAT number'],
  ['contact_email', 'Contact e-mail'],
  ['stringValue', 'String value'],
])('%s is read as %s', (name, words) => {
  expect(sentence(name)).toBe(words);
});

test('the address of a list carries hyphens, and what points to a record becomes its relations', () => {
  expect(pageOf('log_entries').path).toBe('/admin/harbour/log-entries');
  expect(pageOf('ships').relations.map(({ name, rule }) => [name, rule])).toEqual([
    ['berths', 'SET NULL'],
    ['log', 'CASCADE'],
    ['arrivals', 'CASCADE'],
    ['pilots', 'CASCADE'],
  ]);
});
