import { describeModel, type AdminPage } from '../../../core/describe';
import { narrowPage } from '../../../core/scope';
import { harbour } from '../admin/harbour';

const ships = describeModel(harbour.models.find(({ table }) => table === 'ships')!);
const narrowed = (hidden: readonly string[], readOnly: readonly string[] = []): AdminPage =>
  narrowPage(ships, { hidden: new Set(hidden), readOnly: new Set(readOnly) });

test('a page from which nothing is kept is the page itself', () => {
  expect(narrowed([])).toBe(ships);
  expect(narrowed(['nothing of that name'])).toBe(ships);
});

test('a hidden field is in no part of the page', () => {
  const page = narrowed(['code', 'keeper', 'status']);
  const text = JSON.stringify({ ...page, byKey: [...page.byKey] });
  for (const name of ['"code"', '"keeper"', '"keeperId"', '"status"']) expect(text).not.toContain(name);
  expect(page.search).toEqual(['name']);
  expect(page.columns).toEqual(['name', 'value', 'updatedAt']);
});

test('a list that was sorted by a hidden field still has an order', () => {
  const [first] = ships.sort;
  const page = narrowed([first?.key ?? '']);
  expect(page.sort.map(({ key }) => key)).toEqual(['id']);
});

test('a record whose name is hidden has no name left', () => {
  expect(ships.title).toEqual(['name']);
  expect(narrowed(['name']).title).toEqual([]);
});

test('a field that is kept is shown, and is no field of the form', () => {
  const page = narrowed([], ['status']);
  expect(page.byKey.get('status')?.readOnly).toBe(true);
  expect(ships.byKey.get('status')?.readOnly).toBe(false);
  expect(page.fields.length).toBe(ships.fields.length);
});

test('nobody can add a record without a field it needs and they may not fill in', () => {
  expect(narrowed(['code']).creatable).toBe(false);
  expect(narrowed([], ['code']).creatable).toBe(false);
  // It has a value when nothing is said.
  expect(narrowed(['status']).creatable).toBe(true);
});

test('where every field is kept, nothing can be changed', () => {
  expect(
    narrowed(
      [],
      ships.fields.map(({ key }) => key),
    ).editable,
  ).toBe(false);
});

test('the same scope answers the same page', () => {
  const scope = { hidden: new Set(['code']), readOnly: new Set<string>() };
  expect(narrowPage(ships, scope)).toBe(narrowPage(ships, scope));
});
