import type { HeldRole } from '../held_role';
import { powersOver, scopesOver } from '../powers';

const ALL = ['read', 'create', 'update', 'delete'] as const;

const role = (title: string, holds: readonly string[], facts: Partial<HeldRole> = {}): HeldRole => ({
  title,
  everything: false,
  holds: new Set(holds),
  records: [],
  fields: [],
  ...facts,
});
const rule = (
  name: string,
  condition: string,
  actions: readonly (typeof ALL)[number][] = ALL,
): HeldRole['records'][number] => ({
  id: name,
  table: 'customers',
  name,
  actions: new Set(actions),
  condition,
});
const texts = (roles: readonly HeldRole[], action: (typeof ALL)[number] = 'read') =>
  scopesOver(roles)
    .records('customers', action)
    ?.map(({ text }) => text);
const fields = (...roles: readonly HeldRole[]) => {
  const { hidden, readOnly } = scopesOver(roles).fields('customers');
  return { hidden: [...hidden], readOnly: [...readOnly] };
};

const SALES = role('Sales', ['customers.read', 'customers.update'], {
  records: [rule('Own', 'f.createdBy=me'), rule('Leads', 'f.status=lead', ['read'])],
});
const OFFICE = role('Office', ['customers.read']);

describe('records', () => {
  test('a role without a rule opens every record of what it grants', () => {
    expect(texts([OFFICE])).toBeUndefined();
  });
  test('of several rules of a role it is enough to meet one', () => {
    expect(texts([SALES])).toEqual(['f.createdBy=me', 'f.status=lead']);
  });
  test('a rule counts for the actions it names', () => {
    expect(texts([SALES], 'update')).toEqual(['f.createdBy=me']);
  });
  test('the most generous role decides, among those that grant the action', () => {
    expect(texts([SALES, OFFICE])).toBeUndefined();
    expect(texts([SALES, OFFICE], 'update')).toEqual(['f.createdBy=me']);
  });
  test('a role that grants nothing of the table neither narrows nor opens', () => {
    const elsewhere = role('Stock', ['products.read'], { records: [rule('None', 'f.status=closed')] });
    expect(texts([SALES, elsewhere])).toEqual(['f.createdBy=me', 'f.status=lead']);
    expect(texts([elsewhere])).toBeUndefined();
  });
  test('the role that holds everything is never narrowed', () => {
    expect(texts([role('Admin', [], { everything: true }), SALES])).toBeUndefined();
  });
  test('a rule is known by its name and its role', () => {
    expect(scopesOver([SALES]).records('customers', 'update')).toEqual([
      { name: 'Own (Sales)', text: 'f.createdBy=me' },
    ]);
  });
});

describe('fields', () => {
  const email = { table: 'customers', field: 'email', effect: 'hidden' } as const;
  const status = { table: 'customers', field: 'status', effect: 'read-only' } as const;
  const hides = role('Desk', ['customers.read', 'customers.update'], { fields: [email, status] });

  test('are hidden, and what is hidden is not written either', () => {
    expect(fields(hides)).toEqual({ hidden: ['email'], readOnly: ['email', 'status'] });
  });
  test('are shown when one role that lets the table be read shows them', () => {
    expect(fields(hides, OFFICE)).toEqual({ hidden: [], readOnly: ['email', 'status'] });
  });
  test('of other tables are left alone', () => {
    expect(scopesOver([hides]).fields('users').hidden.size).toBe(0);
  });
  test('are the same set every time within one request', () => {
    const scopes = scopesOver([hides]);
    expect(scopes.fields('customers')).toBe(scopes.fields('customers'));
  });
});

test('a permission is held when one role grants it', () => {
  const may = powersOver([OFFICE, SALES]);
  expect([may('customers.update'), may('customers.delete')]).toEqual([true, false]);
});
