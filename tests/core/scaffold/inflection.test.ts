import { plural, singular } from '../../../core/scaffold';

const PAIRS: readonly (readonly [one: string, many: string])[] = [
  ['invoice', 'invoices'],
  ['invoice_line', 'invoice_lines'],
  ['category', 'categories'],
  ['sales_category', 'sales_categories'],
  ['day', 'days'],
  ['box', 'boxes'],
  ['address', 'addresses'],
  ['branch', 'branches'],
  ['wish', 'wishes'],
  ['status', 'statuses'],
  ['bus', 'buses'],
  ['analysis', 'analyses'],
  ['person', 'people'],
  ['contact_person', 'contact_people'],
  ['child', 'children'],
  ['quiz', 'quizzes'],
  ['half', 'halves'],
  ['shelf', 'shelves'],
  ['index', 'indexes'],
  ['axis', 'axes'],
  ['hero', 'heroes'],
  ['photo', 'photos'],
  ['movie', 'movies'],
  ['house', 'houses'],
  ['case', 'cases'],
  ['purchase', 'purchases'],
  ['expense', 'expenses'],
  ['database', 'databases'],
  ['price', 'prices'],
  ['process', 'processes'],
  ['equipment', 'equipment'],
  ['company_news', 'company_news'],
  ['company_info', 'company_info'],
  ['user', 'users'],
  ['campus', 'campuses'],
  ['tax', 'taxes'],
  ['query', 'queries'],
  ['survey', 'surveys'],
  ['key', 'keys'],
  ['class', 'classes'],
  ['lens', 'lenses'],
  ['cache', 'caches'],
  ['size', 'sizes'],
];

it.each(PAIRS)('one %s, many %s', (one, many) => {
  expect(plural(one)).toBe(many);
});

it.each(PAIRS)('%s comes back from %s', (one, many) => {
  expect(singular(many)).toBe(one);
});

test('what is singular stays as it is', () => {
  expect(['invoice', 'status', 'address', 'analysis'].map(singular)).toEqual([
    'invoice',
    'status',
    'address',
    'analysis',
  ]);
});
